import { Body, Controller, Get, Headers, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOperation, ApiQuery, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { DefinitionComparison, DefinitionDetail, DefinitionVersion, Page } from '@fermata/contracts';
import { toYaml } from '@fermata/validation';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import { CompareQuery, DefinitionPath, RestoreDto, VersionPath } from './definition.dto.ts';
import { DefinitionsService } from './definitions.service.ts';
import { readIfMatch } from './if-match.ts';

/** Published versions: history, text, difference, restore. */
@ApiTags('definitions')
@Controller('definitions/:kind/:name')
export class VersionsController {
  readonly #definitions: DefinitionsService;

  constructor(definitions: DefinitionsService) {
    this.#definitions = definitions;
  }

  @Get('versions')
  @Requires('definition.read')
  @ApiOperation({ summary: 'All versions, newest first' })
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
  version(@CurrentCaller() caller: Caller, @Param() path: VersionPath): Promise<DefinitionVersion> {
    return this.#definitions.version(caller, path, path.version);
  }

  @Get('versions/:version/:format')
  @Requires('definition.read')
  @ApiOperation({ summary: 'The text of a version: as it was written, or converted to the other format' })
  @ApiQuery({ name: 'format', enum: ['yaml', 'json'], required: false })
  async text(
    @CurrentCaller() caller: Caller,
    @Param() path: VersionPath,
    @Param('format') format: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<string> {
    const version = await this.#definitions.version(caller, path, path.version);
    const isJson = format === 'json';
    void reply.header('content-type', isJson ? 'application/json' : 'application/yaml; charset=utf-8');
    if (version.format === (isJson ? 'json' : 'yaml')) return version.source ?? '';
    return isJson ? JSON.stringify(version.body, null, 2) : toYaml(version.body ?? null);
  }

  @Get('compare')
  @Requires('definition.read')
  @ApiOperation({ summary: 'What changed between two versions, or a version and the draft' })
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
  restore(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: RestoreDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<DefinitionDetail> {
    return this.#definitions.restore(caller, key, body.version, readIfMatch(ifMatch ?? '*'));
  }
}
