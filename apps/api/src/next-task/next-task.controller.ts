import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { NextTask } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { NextTaskAnswer, NextTaskDto } from './next-task.dto.ts';
import { NextTaskService } from './next-task.service.ts';

/** The next task of a person. */
@ApiTags('tasks')
@Controller('tasks/next')
@ApiProblems(400)
export class NextTaskController {
  readonly #next: NextTaskService;

  constructor(next: NextTaskService) {
    this.#next = next;
  }

  @Post()
  @Requires('task.claim')
  @HttpCode(200)
  @ApiOperation({
    summary: 'The next task, claimed at once if wished; callers at the same time get different ones',
  })
  @ApiOkResponse({ type: NextTaskAnswer })
  @ApiProblems(404, 409, 422)
  next(@CurrentCaller() caller: Caller, @Body() body: NextTaskDto): Promise<NextTask> {
    return this.#next.next(caller, body);
  }
}
