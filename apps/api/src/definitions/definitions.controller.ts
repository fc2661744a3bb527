import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  Post,
  Put,
  Query,
  UseInterceptors,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  DefinitionDetail,
  DefinitionSummary,
  DefinitionVersion,
  DraftVerdict,
  Page,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { EtagInterceptor, etagOf } from '../http/etag.interceptor.ts';
import { demandIfMatch } from '../http/if-match.ts';
import { present } from '../http/page.dto.ts';
import {
  DefinitionDetailAnswer,
  DefinitionPage,
  DraftVerdictAnswer,
  JudgementAnswer,
} from './definition.answer.dto.ts';
import { DefinitionPath, ListDefinitionsQuery, PublishDto, SourceDto } from './definition.dto.ts';
import { DefinitionsService } from './definitions.service.ts';
import { DefinitionVersionAnswer } from './version.answer.dto.ts';

const etag = Object.freeze(etagOf('the draft', 8));

/** Definitions: look, draft, judge, publish. */
@ApiTags('definitions')
@Controller('definitions')
@ApiProblems(400)
export class DefinitionsController {
  readonly #definitions: DefinitionsService;

  constructor(definitions: DefinitionsService) {
    this.#definitions = definitions;
  }

  @Get()
  @Requires('definition.read')
  @ApiOperation({ summary: 'Search definitions of all kinds' })
  @ApiOkResponse({ type: DefinitionPage })
  list(
    @CurrentCaller() caller: Caller,
    @Query() query: ListDefinitionsQuery,
  ): Promise<Page<DefinitionSummary>> {
    return this.#definitions.list(caller, query);
  }

  @Post('validate')
  @Requires('definition.read')
  @HttpCode(200)
  @ApiOperation({ summary: 'Judge a text as publish does; nothing is stored' })
  @ApiOkResponse({ type: JudgementAnswer })
  async validate(@CurrentCaller() caller: Caller, @Body() body: SourceDto): Promise<JudgementAnswer> {
    const { problems, kind, name } = await this.#definitions.judge(caller, body);
    return { problems: [...problems], ...present({ kind, name }) };
  }

  @Get(':kind/:name')
  @Requires('definition.read')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'One definition with its draft; ETag is the revision of the draft' })
  @ApiOkResponse({ type: DefinitionDetailAnswer, headers: etag })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<DefinitionDetail> {
    return this.#definitions.get(caller, key);
  }

  @Put(':kind/:name/draft')
  @Requires('definition.edit')
  @UseInterceptors(EtagInterceptor)
  @ApiOperation({ summary: 'Save the draft; findings are answered, not refused' })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag seen; "0" for a new one, * for any' })
  @ApiOkResponse({ type: DraftVerdictAnswer, headers: etag })
  @ApiProblems(409, 412, 422, 428)
  saveDraft(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: SourceDto,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<DraftVerdict> {
    return this.#definitions.saveDraft(caller, key, body, demandIfMatch(ifMatch, 'definition'));
  }

  @Post(':kind/:name/publish')
  @Requires('definition.publish')
  @ApiOperation({ summary: 'Make the draft the next immutable version, or refuse with all problems (422)' })
  @ApiCreatedResponse({ type: DefinitionVersionAnswer })
  @ApiProblems(404, 409, 412, 422)
  publish(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: PublishDto,
  ): Promise<DefinitionVersion> {
    return this.#definitions.publish(caller, key, body);
  }
}
