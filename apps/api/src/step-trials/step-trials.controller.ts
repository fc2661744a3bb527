import { Body, Controller, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { AppError, type StepTrialRow } from '@fermata/contracts';
import { CurrentCaller, type Caller } from '../access/current.ts';
import { Requires } from '../access/permission.decorator.ts';
import { ApiProblems } from '../http/api-problems.ts';
import { Idempotent, OnceKey, type Repeatable } from '../http/idempotent.ts';
import { StepTrialAnswer } from './step-trial.answer.dto.ts';
import { TryStepDto } from './step-trial.dto.ts';
import { StepTrialsService } from './step-trials.service.ts';
import { said } from '@fermata/model';

/** One step, done once for real. */
@ApiTags('step-trials')
@Controller('step-trials')
@ApiProblems(400)
export class StepTrialsController {
  readonly #trials: StepTrialsService;

  constructor(trials: StepTrialsService) {
    this.#trials = trials;
  }

  @Post()
  @Requires('test.run')
  @ApiOperation({
    summary:
      'Do the work of one step once for real; demands an Idempotency-Key, the same again looks how it stands',
  })
  @Idempotent()
  @ApiCreatedResponse({ type: StepTrialAnswer })
  @ApiProblems(404, 410, 422)
  run(
    @CurrentCaller() caller: Caller,
    @Body() body: TryStepDto,
    @OnceKey() once: Repeatable,
  ): Promise<StepTrialRow> {
    if (once === undefined)
      throw new AppError('idempotency.key', said`Work that is done for real demands an Idempotency-Key`, {
        status: 400,
      });
    return this.#trials.run(caller, body, once);
  }
}
