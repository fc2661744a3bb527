import { Body, Controller, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  DraftRevisionRow,
  DraftRevisionText,
  KnownWorld,
  Page,
  PresentPerson,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { DefinitionPath, SourceDto } from './definition.dto.ts';
import {
  DraftRevisionAnswer,
  DraftRevisionPage,
  DraftRevisionTextAnswer,
  KnownWorldAnswer,
  PresencePage,
} from './editing.answer.dto.ts';
import { CheckpointDto, PresenceDto, RevisionPath } from './editing.dto.ts';
import { EditingService } from './editing.service.ts';

/** Working on drafts together: earlier texts, who else is there, what a text may refer to. */
@ApiTags('definitions')
@Controller('definitions')
@ApiProblems(400)
export class EditingController {
  readonly #editing: EditingService;

  constructor(editing: EditingService) {
    this.#editing = editing;
  }

  @Post('known')
  @Requires('definition.read')
  @HttpCode(200)
  @ApiOperation({ summary: 'What a text refers to, as it is published and registered now' })
  @ApiOkResponse({ type: KnownWorldAnswer })
  known(@CurrentCaller() caller: Caller, @Body() body: SourceDto): Promise<KnownWorld> {
    return this.#editing.known(caller, body);
  }

  @Get(':kind/:name/revisions')
  @Requires('definition.read')
  @ApiOperation({
    summary: 'Texts that the draft has had, newest first: one a sitting, and those with a name',
  })
  @ApiOkResponse({ type: DraftRevisionPage })
  @ApiProblems(404)
  revisions(@CurrentCaller() caller: Caller, @Param() key: DefinitionPath): Promise<Page<DraftRevisionRow>> {
    return this.#editing.revisions(caller, key);
  }

  @Get(':kind/:name/revisions/:revision')
  @Requires('definition.read')
  @ApiOperation({ summary: 'One earlier text of the draft' })
  @ApiOkResponse({ type: DraftRevisionTextAnswer })
  @ApiProblems(404)
  revision(@CurrentCaller() caller: Caller, @Param() path: RevisionPath): Promise<DraftRevisionText> {
    return this.#editing.revision(caller, path, path.revision);
  }

  @Put(':kind/:name/revisions/:revision')
  @Requires('definition.edit')
  @ApiOperation({ summary: 'Name an earlier text, so that it is kept for good' })
  @ApiOkResponse({ type: DraftRevisionAnswer })
  @ApiProblems(404)
  checkpoint(
    @CurrentCaller() caller: Caller,
    @Param() path: RevisionPath,
    @Body() body: CheckpointDto,
  ): Promise<DraftRevisionRow> {
    return this.#editing.checkpoint(caller, path, { revision: path.revision, label: body.label });
  }

  @Put(':kind/:name/presence')
  @Requires('definition.read')
  @ApiOperation({
    summary: 'Say that a tab has the draft open, and learn who else has; gone after 30 s of silence',
  })
  @ApiOkResponse({ type: PresencePage })
  @ApiProblems(404)
  presence(
    @CurrentCaller() caller: Caller,
    @Param() key: DefinitionPath,
    @Body() body: PresenceDto,
  ): Promise<Page<PresentPerson>> {
    return this.#editing.presence(caller, key, body);
  }
}
