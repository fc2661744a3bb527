import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { TaskRepair } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { TaskRepairAnswer } from './task-verb.answer.dto.ts';
import { SkipTaskDto, TaskNeedDto } from './task-verb.dto.ts';
import { TaskRepairsService } from './task-repairs.service.ts';

/** Skip and redo: what the workflow says to it, and it is on its way. */
@ApiTags('tasks')
@Controller('tasks/:id')
@ApiProblems(400, 404, 409, 422)
export class TaskRepairsController {
  readonly #repairs: TaskRepairsService;

  constructor(repairs: TaskRepairsService) {
    this.#repairs = repairs;
  }

  @Post('skip')
  @Requires('instance.repair')
  @HttpCode(200)
  @ApiOperation({ summary: 'Done without doing: the step counts as done with this output' })
  @Idempotent()
  @ApiOkResponse({ type: TaskRepairAnswer })
  skip(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: SkipTaskDto,
    @OnceKey() once: Repeatable,
  ): Promise<TaskRepair> {
    return this.#repairs.skip(caller, { id, once }, body);
  }

  @Post('redo')
  @Requires('instance.repair')
  @HttpCode(200)
  @ApiOperation({ summary: 'Once more: the step begins again, what came after it is taken back' })
  @Idempotent()
  @ApiOkResponse({ type: TaskRepairAnswer })
  redo(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Body() body: TaskNeedDto,
    @OnceKey() once: Repeatable,
  ): Promise<TaskRepair> {
    return this.#repairs.redo(caller, { id, once }, body);
  }
}
