import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type {
  InstanceAuditEntry,
  InstanceEvents,
  InstanceTask,
  InstanceTimeline,
  Page,
  RelatedInstances,
  VisitDetail,
} from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { PageQuery, pageRequestOf } from '../http/page.dto.ts';
import {
  InstanceAuditPage,
  InstanceEventsAnswer,
  InstanceTaskPage,
  RelatedAnswer,
  TimelineAnswer,
  VisitDetailAnswer,
} from './instance-context.answer.dto.ts';
import { InstanceContextService } from './instance-context.service.ts';

/** What stands around one instance: its past, its people, its events, its kin. */
@ApiTags('instances')
@Controller('instances/:id')
@ApiProblems(400, 404)
export class InstanceContextController {
  readonly #context: InstanceContextService;

  constructor(context: InstanceContextService) {
    this.#context = context;
  }

  @Get('visits/:visit')
  @Requires('instance.read')
  @ApiOperation({ summary: 'One visit with its attempts and what was logged in them' })
  @ApiOkResponse({ type: VisitDetailAnswer })
  visit(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('visit') visit: string,
  ): Promise<VisitDetail> {
    return this.#context.visit(caller, id, visit);
  }

  @Get('timeline')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Every change of its visits in order: how it looked at any moment' })
  @ApiOkResponse({ type: TimelineAnswer })
  timeline(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InstanceTimeline> {
    return this.#context.timeline(caller, id);
  }

  @Get('related')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Who started it, what it started, and others with its business key' })
  @ApiOkResponse({ type: RelatedAnswer })
  related(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<RelatedInstances> {
    return this.#context.related(caller, id);
  }

  @Get('tasks')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Its tasks, newest first, without what is asked and answered' })
  @ApiOkResponse({ type: InstanceTaskPage })
  tasks(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<InstanceTask>> {
    return this.#context.tasks(caller, id, pageRequestOf(query));
  }

  @Get('audit')
  @Requires('instance.read')
  @ApiOperation({ summary: 'Who did what to it and why, newest first' })
  @ApiOkResponse({ type: InstanceAuditPage })
  audit(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Query() query: PageQuery,
  ): Promise<Page<InstanceAuditEntry>> {
    return this.#context.audit(caller, id, pageRequestOf(query));
  }

  @Get('events')
  @Requires('instance.read')
  @ApiOperation({ summary: 'The events that started it, were handed to it, or that it emitted' })
  @ApiOkResponse({ type: InstanceEventsAnswer })
  events(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<InstanceEvents> {
    return this.#context.events(caller, id);
  }
}
