import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TaskContext } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { TaskContextAnswer } from './task-context.answer.dto.ts';
import { TaskContextService } from './task-context.service.ts';

/** What stands beside one task. */
@ApiTags('tasks')
@Controller('tasks')
@ApiProblems(400)
export class TaskContextController {
  readonly #context: TaskContextService;

  constructor(context: TaskContextService) {
    this.#context = context;
  }

  @Get(':id/context')
  @Requires('task.see')
  @ApiOperation({
    summary:
      'What one wants to know beside the form: the instance, facts, earlier and related tasks, what comes next',
  })
  @ApiOkResponse({ type: TaskContextAnswer })
  @ApiProblems(404)
  context(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TaskContext> {
    return this.#context.context(caller, id);
  }
}
