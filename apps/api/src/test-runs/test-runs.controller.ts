import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page, TestRunBatch, TestRunRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { TestRunAnswer, TestRunBatchAnswer, TestRunPage } from './test-run.answer.dto.ts';
import { ListTestRunsQuery, RunTestsDto } from './test-run.dto.ts';
import { TestRunsService } from './test-runs.service.ts';

/** Test definitions, run in the simulator: nothing of the outside is touched, and every result is kept. */
@ApiTags('test-runs')
@Controller('test-runs')
@ApiProblems(400)
export class TestRunsController {
  readonly #runs: TestRunsService;

  constructor(runs: TestRunsService) {
    this.#runs = runs;
  }

  @Post()
  @Requires('test.run')
  @ApiOperation({ summary: 'Run tests on a virtual clock, by their names or all of a workflow' })
  @Idempotent()
  @ApiCreatedResponse({ type: TestRunBatchAnswer })
  @ApiProblems(404, 422)
  run(
    @CurrentCaller() caller: Caller,
    @Body() body: RunTestsDto,
    @OnceKey() once: Repeatable,
  ): Promise<TestRunBatch> {
    return this.#runs.run(caller, body, once);
  }

  @Get()
  @Requires('definition.read')
  @ApiOperation({ summary: 'Results of tests, newest first' })
  @ApiOkResponse({ type: TestRunPage })
  list(@CurrentCaller() caller: Caller, @Query() query: ListTestRunsQuery): Promise<Page<TestRunRow>> {
    return this.#runs.list(caller, query);
  }

  @Get(':id')
  @Requires('definition.read')
  @ApiOperation({ summary: 'One result: what differed, and what the test has run through' })
  @ApiOkResponse({ type: TestRunAnswer })
  @ApiProblems(404)
  get(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<TestRunRow> {
    return this.#runs.get(caller, id);
  }
}
