import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BoundedCount, Page, TaskCounts, TaskSummary } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { ListTasksQuery } from './list-tasks.dto.ts';
import { TaskPage } from './task.answer.dto.ts';
import { BoundedCountAnswer, TaskCountsAnswer } from './task-context.answer.dto.ts';
import { TaskListsService } from './task-lists.service.ts';

/** The inbox of the caller. */
@ApiTags('tasks')
@Controller('tasks')
@ApiProblems(400)
export class TaskListsController {
  readonly #lists: TaskListsService;

  constructor(lists: TaskListsService) {
    this.#lists = lists;
  }

  @Get()
  @Requires('task.see')
  @ApiOperation({ summary: 'The inbox' })
  @ApiOkResponse({ type: TaskPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListTasksQuery): Promise<Page<TaskSummary>> {
    return this.#lists.list(caller, query);
  }

  @Get('count')
  @Requires('task.see')
  @ApiOperation({
    summary: 'How many tasks fit the filters, exact up to 1,000; words that are sought are left out',
  })
  @ApiOkResponse({ type: BoundedCountAnswer })
  count(@CurrentCaller() caller: Caller, @Query() query: ListTasksQuery): Promise<BoundedCount> {
    return this.#lists.count(caller, query);
  }

  @Get('counts')
  @Requires('task.see')
  @ApiOperation({ summary: 'How many tasks each view of the inbox has, exact up to 1,000' })
  @ApiOkResponse({ type: TaskCountsAnswer })
  counts(@CurrentCaller() caller: Caller): Promise<TaskCounts> {
    return this.#lists.counts(caller);
  }
}
