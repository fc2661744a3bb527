import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DefinitionDetail, Page, UsedBy } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { DefinitionDetailAnswer, UsedByPage } from './definition.answer.dto.ts';
import { DefinitionPath, DuplicateDto, TagsDto } from './definition.dto.ts';
import { DefinitionsService } from './definitions.service.ts';

/** What is done with a definition as a whole: aside, away and back, copied, tagged, and who uses it. */
@ApiTags('definitions')
@Controller('definitions/:kind/:name')
@ApiProblems(400, 404)
export class ShelfController {
  readonly #definitions: DefinitionsService;

  constructor(definitions: DefinitionsService) {
    this.#definitions = definitions;
  }

  @Delete()
  @Requires('definition.delete')
  @ApiOperation({ summary: 'Take it out of lists; versions stay, instances run on' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  delete(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'delete');
  }

  @Post('undelete')
  @Requires('definition.delete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring it back as it was' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  undelete(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'undelete');
  }

  @Post('archive')
  @Requires('definition.edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Put it aside: nothing new starts from it by itself' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  archive(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'archive');
  }

  @Post('unarchive')
  @Requires('definition.edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Take it back into use' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  unarchive(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.mark(caller, key, 'unarchive');
  }

  @Post('duplicate')
  @Requires('definition.edit')
  @Idempotent()
  @ApiOperation({ summary: 'Make a definition of another name out of it' })
  @ApiCreatedResponse({ type: DefinitionDetailAnswer })
  @ApiProblems(409, 422)
  duplicate(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: DuplicateDto,
    @OnceKey() once: Repeatable,
  ): Promise<DefinitionDetail> {
    return this.#definitions.duplicate(caller, key, body.name, once);
  }

  @Put('tags')
  @Requires('definition.edit')
  @ApiOperation({ summary: 'Replace its tags' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  @ApiProblems(422)
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
  @ApiOkResponse({ type: UsedByPage })
  usedBy(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<Page<UsedBy>> {
    return this.#definitions.usedBy(caller, key);
  }
}
