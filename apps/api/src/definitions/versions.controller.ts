import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { DefinitionComparison, DefinitionDetail, DefinitionVersion, Page } from '@fermata/contracts';
import { toYaml } from '@fermata/validation';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import { DefinitionDetailAnswer } from './definition.answer.dto.ts';
import { CompareQuery, DefinitionPath, RestoreDto, VersionPath, VersionTextPath } from './definition.dto.ts';
import { DefinitionsService } from './definitions.service.ts';
import { readIfMatch } from '../http/if-match.ts';
import {
  DefinitionComparisonAnswer,
  DefinitionVersionAnswer,
  DefinitionVersionPage,
} from './version.answer.dto.ts';

/** Published versions: history, text, difference, restore. */
@ApiTags('definitions')
@Controller('definitions/:kind/:name')
@ApiProblems(400, 404)
export class VersionsController {
  readonly #definitions: DefinitionsService;

  constructor(definitions: DefinitionsService) {
    this.#definitions = definitions;
  }

  @Get('versions')
  @Requires('definition.read')
  @ApiOperation({ summary: 'All versions, newest first' })
  @ApiOkResponse({ type: DefinitionVersionPage })
  history(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Query() query: PageQuery,
  ): Promise<Page<DefinitionVersion>> {
    return this.#definitions.history(caller, key, pageRequestOf(query));
  }

  @Get('versions/:version')
  @Requires('definition.read')
  @ApiOperation({ summary: 'One version, whole' })
  @ApiOkResponse({ type: DefinitionVersionAnswer })
  version(@CurrentCaller() caller: Caller, @Param() path: VersionPath): Promise<DefinitionVersion> {
    return this.#definitions.version(caller, path, path.version);
  }

  @Get('versions/:version/:format')
  @Requires('definition.read')
  @ApiOperation({ summary: 'The text of a version: as it was written, or converted to the other format' })
  @ApiOkResponse({
    content: {
      'application/yaml': { schema: { type: 'string', example: 'kind: event\nname: order.paid\n' } },
      'application/json': {
        schema: {
          type: 'object',
          additionalProperties: true,
          example: { kind: 'event', name: 'order.paid' },
        },
      },
    },
  })
  async text(
    @CurrentCaller() caller: Caller,
    @Param() path: VersionTextPath,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const version = await this.#definitions.version(caller, path, path.version);
    const isJson = path.format === 'json';
    void reply.header('content-type', isJson ? 'application/json' : 'application/yaml; charset=utf-8');
    if (version.format === (isJson ? 'json' : 'yaml')) return version.source ?? '';
    return isJson ? JSON.stringify(version.body, null, 2) : toYaml(version.body ?? null);
  }

  @Get('compare')
  @Requires('definition.read')
  @ApiOperation({ summary: 'What changed between two versions, or a version and the draft' })
  @ApiOkResponse({ type: DefinitionComparisonAnswer })
  compare(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Query() pair: CompareQuery,
  ): Promise<DefinitionComparison> {
    return this.#definitions.compare(caller, key, pair);
  }

  @Post('restore')
  @Requires('definition.edit')
  @HttpCode(200)
  @ApiOperation({ summary: 'Make the text of a version the draft again' })
  @ApiHeader({ name: 'If-Match', required: false, description: 'ETag seen; absent or * for any' })
  @ApiOkResponse({ type: DefinitionDetailAnswer })
  @ApiProblems(409, 412)
  restore(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: RestoreDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<DefinitionDetail> {
    return this.#definitions.restore(caller, key, body.version, readIfMatch(ifMatch ?? '*', 'definition'));
  }
}
