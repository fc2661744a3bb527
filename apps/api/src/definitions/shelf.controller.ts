import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DefinitionDetail, Page, UsedBy } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { DefinitionPath, DuplicateDto, TagsDto } from './definition.dto.ts';
import { DefinitionsService } from './definitions.service.ts';

/** What is done with a definition as a whole: aside, away and back, copied, tagged, and who uses it. */
@ApiTags('definitions')
@Controller('definitions/:kind/:name')
export class ShelfController {
  readonly #definitions: DefinitionsService;

  constructor(definitions: DefinitionsService) {
    this.#definitions = definitions;
  }

  @Delete()
  @Requires('definition.delete')
  @ApiOperation({ summary: 'Take it out of lists; versions stay, instances run on' })
  delete(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'delete');
  }

  @Post('undelete')
  @Requires('definition.delete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring it back as it was' })
  undelete(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'undelete');
  }

  @Post('archive')
  @Requires('definition.edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put it aside: nothing new starts from it by itself' })
  archive(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'archive');
  }

  @Post('unarchive')
  @Requires('definition.edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it back into use' })
  unarchive(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'unarchive');
  }

  @Post('duplicate')
  @Requires('definition.edit')
  @ApiOperation({ summary: 'Make a definition of another name out of it' })
  duplicate(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: DuplicateDto,
  ): Promise<DefinitionDetail> {
    return this.#definitions.duplicate(caller, key, body.name);
  }

  @Put('tags')
  @Requires('definition.edit')
  @ApiOperation({ summary: 'Replace its tags' })
  setTags(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: TagsDto,
  ): Promise<DefinitionDetail> {
    return this.#definitions.setTags(caller, key, body.tags);
  }

  @Get('used-by')
  @Requires('definition.read')
  @ApiOperation({ summary: 'Which published versions refer to it' })
  usedBy(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<Page<UsedBy>> {
    return this.#definitions.usedBy(caller, key);
  }
}
