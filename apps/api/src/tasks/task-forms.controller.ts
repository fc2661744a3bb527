import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TaskCheck, TaskForm } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { TaskCheckAnswer, TaskFormDetailAnswer } from './task-form.answer.dto.ts';
import { CheckTaskDto } from './task.dto.ts';
import { TaskFormsService } from './task-forms.service.ts';

/** What a person sees of a task. */
@ApiTags('tasks')
@Controller('tasks')
@ApiProblems(400)
export class TaskFormsController {
  readonly #forms: TaskFormsService;

  constructor(forms: TaskFormsService) {
    this.#forms = forms;
  }

  @Get(':id/form')
  @Requires('task.see')
  @ApiOperation({
    summary: 'The form of a task as it is pinned, with data, draft and answer; also of a closed one',
  })
  @ApiOkResponse({ type: TaskFormDetailAnswer })
  @ApiProblems(404)
  form(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskForm> {
    return this.#forms.form(caller, id);
  }

  @Post(':id/check')
  @Requires('task.complete')
  @HttpCode(200)
  @ApiOperation({ summary: 'What completing it with this answer would say; nothing is kept' })
  @ApiOkResponse({ type: TaskCheckAnswer })
  @ApiProblems(404)
  check(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: CheckTaskDto,
  ): Promise<TaskCheck> {
    return this.#forms.check(caller, id, body);
  }
}
