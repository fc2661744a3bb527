import {
  Body,
  Controller,
  Delete,
  Get,
  HttpCode,
  Param,
  Patch,
  Post,
  Put,
  UseInterceptors,
} from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { OwnTaskOrder, TaskDetail, TaskHistory, TaskHistoryRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { InstanceLog } from '../http/instance-log.interceptor.ts';
import { TaskDetailAnswer } from '../tasks/task.answer.dto.ts';
import { OwnTaskOrderAnswer, TaskHistoryAnswer } from './task-verb.answer.dto.ts';
import {
  DelegateTaskDto,
  OwnTaskOrderDto,
  ReturnTaskDto,
  TaskNeedDto,
  TaskReasonDto,
  UpdateTaskDto,
} from './task-verb.dto.ts';
import { TaskVerbsService } from './task-verbs.service.ts';

/** What is done with a task besides answering it. A task that is not for the caller answers 404. */
@ApiTags('tasks')
@Controller('tasks')
@UseInterceptors(
  new InstanceLog(({ instanceId }: Partial<TaskDetail>) => (instanceId === undefined ? [] : [instanceId])),
)
@ApiProblems(400)
export class TaskVerbsController {
  readonly #verbs: TaskVerbsService;

  constructor(verbs: TaskVerbsService) {
    this.#verbs = verbs;
  }

  @Get('order')
  @Requires('task.see')
  @ApiOperation({ summary: 'The order in which the caller has laid its tasks' })
  @ApiOkResponse({ type: OwnTaskOrderAnswer })
  order(@CurrentCaller() caller: Caller): Promise<OwnTaskOrder> {
    return this.#verbs.order(caller);
  }

  @Put('order')
  @Requires('task.see')
  @ApiOperation({ summary: 'Lay the own tasks in this order; what one may not see is left out' })
  @ApiOkResponse({ type: OwnTaskOrderAnswer })
  saveOrder(@CurrentCaller() caller: Caller, @Body() body: OwnTaskOrderDto): Promise<OwnTaskOrder> {
    return this.#verbs.saveOrder(caller, body);
  }

  @Patch(':id')
  @Requires('task.see')
  @ApiOperation({
    summary: 'Its priority, by who may reassign it; until when it is put off, by its holder',
  })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409, 422)
  update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: UpdateTaskDto,
  ): Promise<TaskDetail> {
    return this.#verbs.update(caller, id, body);
  }

  @Post(':id/decline')
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Say no to it: it is not offered to the caller any more' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  decline(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskReasonDto,
  ): Promise<TaskDetail> {
    return this.#verbs.decline(caller, id, body);
  }

  @Post(':id/delegate')
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Let somebody else do it who may give it back; by its holder' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409, 422)
  delegate(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: DelegateTaskDto,
  ): Promise<TaskDetail> {
    return this.#verbs.delegate(caller, id, body);
  }

  @Post(':id/return')
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Give it back to who delegated it, else to who had it before, else to all' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  giveBack(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: ReturnTaskDto,
  ): Promise<TaskDetail> {
    return this.#verbs.giveBack(caller, id, body);
  }

  @Post(':id/escalate')
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({ summary: 'Ask the supervisors: it is offered to them besides; once for each person' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  escalate(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskNeedDto,
  ): Promise<TaskDetail> {
    return this.#verbs.escalate(caller, id, body);
  }

  @Post(':id/take-over')
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({ summary: 'Have it from now on; by who may reassign it or stands in for its holder' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  takeOver(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskReasonDto,
  ): Promise<TaskDetail> {
    return this.#verbs.takeOver(caller, id, body);
  }

  @Post(':id/suspend')
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Nobody claims, saves or answers it until it is resumed; its due time goes on',
  })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  suspend(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskNeedDto,
  ): Promise<TaskDetail> {
    return this.#verbs.suspend(caller, id, body);
  }

  @Post(':id/resume')
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({ summary: 'It is worked on again' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  resume(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskReasonDto,
  ): Promise<TaskDetail> {
    return this.#verbs.resume(caller, id, body);
  }

  @Get(':id/history')
  @Requires('task.see')
  @ApiOperation({ summary: 'What has happened to it, oldest first' })
  @ApiOkResponse({ type: TaskHistoryAnswer })
  @ApiProblems(404)
  history(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskHistory<TaskHistoryRow>> {
    return this.#verbs.history(caller, id);
  }

  @Put(':id/helpers/:user')
  @Requires('task.see')
  @ApiOperation({
    summary:
      'Let somebody help: see it and fill in the draft, not answer it; by its holder or who may reassign it',
  })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409, 422)
  addHelper(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('user') user: string,
  ): Promise<TaskDetail> {
    return this.#verbs.addHelper(caller, id, user);
  }

  @Delete(':id/helpers/:user')
  @Requires('task.see')
  @ApiOperation({ summary: 'Take a helper off; helpers may leave by themselves' })
  @ApiOkResponse({ type: TaskDetailAnswer })
  @ApiProblems(404, 409)
  removeHelper(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Param('user') user: string,
  ): Promise<TaskDetail> {
    return this.#verbs.removeHelper(caller, id, user);
  }
}
