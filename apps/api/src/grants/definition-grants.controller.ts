import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { DefinitionGrantRow, Page } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { DefinitionPath } from '../definitions/definition.dto.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { DefinitionGrantPage } from './definition-grant.answer.dto.ts';
import { SetDefinitionGrantsDto } from './definition-grant.dto.ts';
import { DefinitionGrantsService } from './definition-grants.service.ts';

/** Who may start a definition without a role that starts all. */
@ApiTags('definitions')
@Controller('definitions/:kind/:name/grants')
@ApiProblems(400)
export class DefinitionGrantsController {
  readonly #grants: DefinitionGrantsService;

  constructor(grants: DefinitionGrantsService) {
    this.#grants = grants;
  }

  @Get()
  @Requires('definition.read')
  @ApiOperation({ summary: 'Rights over this definition beside those of roles' })
  @ApiOkResponse({ type: DefinitionGrantPage })
  @ApiProblems(404)
  list(@CurrentCaller() caller: Caller, @Param() path: DefinitionPath): Promise<Page<DefinitionGrantRow>> {
    return this.#grants.list(caller, path);
  }

  @Put()
  @Requires('user.manage')
  @ApiOperation({ summary: 'Give exactly these rights over this definition' })
  @ApiOkResponse({ type: DefinitionGrantPage })
  @ApiProblems(404, 422)
  set(
    @CurrentCaller() caller: Caller,
    @Param() path: DefinitionPath,
    @Body() body: SetDefinitionGrantsDto,
  ): Promise<Page<DefinitionGrantRow>> {
    return this.#grants.set(caller, path, body.grants);
  }
}
