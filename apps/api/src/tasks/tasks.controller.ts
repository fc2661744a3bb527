import { Body, Controller, Get, HttpCode, Param, Post, Put, UseInterceptors } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TaskDetail } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { InstanceLog } from '../http/instance-log.interceptor.ts';
import { TaskDetailAnswer } from './task.answer.dto.ts';
import { AssignTaskDto, CompleteTaskDto, MoveTaskDto, ReleaseTaskDto, SaveTaskDraftDto } from './task.dto.ts';
import { TasksService } from './tasks.service.ts';

/** People's work: see, claim, fill in, complete. A task that is not for the caller answers 404. */
@ApiTags('tasks')
@Controller('tasks')
@UseInterceptors(
  new InstanceLog(({ instanceId }: Partial<TaskDetail>) => (instanceId === undefined ? [] : [instanceId])),
)
@ApiProblems(400)
export class TasksController {
  readonly #tasks: TasksService;

  constructor(tasks: TasksService) {
    this.#tasks = tasks;
  }

  @Get(':id')
  @Requires('task.see')
  @ApiOperation({ summary: 'One task with its form and data' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskDetail> {
    return this.#tasks.get(caller, id);
  }

  @Post(':id/claim')
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Take it; of any number at once exactly one wins, the others get 409 with the winner',
  })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  claim(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: MoveTaskDto,
  ): Promise<TaskDetail> {
    return this.#tasks.claim(caller, id, body.revision);
  }

  @Post(':id/release')
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it back to those it is offered to' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  release(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: ReleaseTaskDto,
  ): Promise<TaskDetail> {
    return this.#tasks.release(caller, id, body);
  }

  @Post(':id/assign')
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({ summary: 'Hand it to somebody; by its holder or who may reassign it' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409, 422)
  assign(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: AssignTaskDto,
  ): Promise<TaskDetail> {
    return this.#tasks.assign(caller, id, body);
  }

  @Put(':id/draft')
  @Requires('task.complete')
  @ApiOperation({ summary: 'Keep what is filled in so far' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  saveDraft(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SaveTaskDraftDto,
  ): Promise<TaskDetail> {
    return this.#tasks.saveDraft(caller, id, body);
  }

  @Post(':id/complete')
  @Requires('task.complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'Answer it: submitted now, completed or superseded when the workflow has judged' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409, 422)
  complete(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: CompleteTaskDto,
  ): Promise<TaskDetail> {
    return this.#tasks.complete(caller, id, body);
  }
}
