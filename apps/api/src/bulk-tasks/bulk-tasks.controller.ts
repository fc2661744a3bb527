import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { BulkTasksAnswer } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { BulkTasksAnswerDto, BulkTasksDto } from './bulk-task.dto.ts';
import { BulkTasksService } from './bulk-tasks.service.ts';

/** The same for many tasks at once. */
@ApiTags('tasks')
@Controller('tasks/bulk')
@ApiProblems(400)
export class BulkTasksController {
  readonly #bulk: BulkTasksService;

  constructor(bulk: BulkTasksService) {
    this.#bulk = bulk;
  }

  @Post()
  @Requires('task.see')
  @HttpCode(200)
  @ApiOperation({
    summary:
      'Claim, release, assign, complete, snooze, suspend, resume or prioritise up to 200 tasks; a row for each',
  })
  @ApiOkResponse({ type: BulkTasksAnswerDto })
  @ApiProblems(422)
  run(@CurrentCaller() caller: Caller, @Body() body: BulkTasksDto): Promise<BulkTasksAnswer> {
    return this.#bulk.run(caller, body);
  }
}
