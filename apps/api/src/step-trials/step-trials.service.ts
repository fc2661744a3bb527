import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type StepTrialLine, type StepTrialRow } from '@fermata/contracts';
import type { TrialOutcome, TrialRequest, Trials } from '@fermata/orchestration';
import {
  AttemptRepository,
  Database,
  hashOf,
  type IdempotentRequest,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import type { Environment } from '../config/environment.ts';
import { onceOnly } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import { TemporalLinks } from '../instances/temporal-links.ts';
import { DATABASE, ENVIRONMENT, TRIALS } from '../runtime/providers.ts';
import { WAIT_LIMIT, type TryStepDto } from './step-trial.dto.ts';
import { triedStep, type TriedStep } from './tried-step.ts';
import { said } from '@fermata/model';

/** What is remembered of a trial: all that beginning it takes, but its input. */
interface Remembered extends Omit<TrialRequest, 'request'> {
  readonly step: string;
  readonly task: string;
  readonly version: string;
  readonly connection?: string;
  readonly askedAt: string;
}

/** A request that comes again later than this asks only: Temporal may have forgotten that it was done. */
const beginWithinMs = 300_000;

/** How long the worker's report of what was logged is waited for. */
const linesWithinMs = 2_000;
const betweenLooksMs = 100;

/** Steps that are done once for real, outside of any instance. */
@Injectable()
export class StepTrialsService {
  readonly #database: Database;
  readonly #trials: Trials;
  readonly #links: TemporalLinks;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(TRIALS) trials: Trials,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#database = database;
    this.#trials = trials;
    this.#links = new TemporalLinks(environment);
  }

  /**
   * Does the step's work once per key and tells how it went, or how it stands after the wait. Fails as
   * {@link triedStep} does, with `temporal.unavailable` (503), and with `trial.gone` (410) when Temporal keeps it no
   * longer.
   */
  async run(caller: Caller, wanted: TryStepDto, once: IdempotentRequest): Promise<StepTrialRow> {
    const trial = await this.#inProject(caller, (tx) =>
      onceOnly(tx, once, async () => remembered(tx, wanted, await triedStep(tx, wanted))),
    );
    await this.#begin(caller, trial, wanted);
    const outcome = await this.#trials.outcome(trial.id, (wanted.wait ?? WAIT_LIMIT) * 1_000);
    if (outcome === undefined)
      throw new AppError('trial.gone', said`Nothing is known of this trial any more`, { status: 410 });
    return this.#answer(trial, outcome, await this.#lines(caller, trial, outcome));
  }

  async #begin({ projectId }: Caller, trial: Remembered, { input }: TryStepDto): Promise<void> {
    const { step, task, version: _version, connection, askedAt, ...rest } = trial;
    if (Date.now() - Date.parse(askedAt) > beginWithinMs) return;
    const place = { projectId, task, trial: { step } };
    const request = { ...place, input, ...(connection === undefined ? {} : { connection }) };
    await this.#trials.begin({ ...rest, request });
  }

  /** What was logged. The worker tells it beside its work, so it may come a moment after the end. */
  async #lines(
    caller: Caller,
    { id, step }: Remembered,
    { status, startedAt }: TrialOutcome,
  ): Promise<readonly StepTrialLine[]> {
    const visit = `${step}#1`;
    const until = Date.now() + linesWithinMs;
    const isTold = () =>
      this.#inProject(caller, async (tx) =>
        (await new AttemptRepository(tx).ofVisit(id, visit)).some(({ outcome }) => outcome !== 'running'),
      );
    while (status !== 'running' && startedAt !== undefined && Date.now() < until && !(await isTold()))
      await pause(betweenLooksMs);
    const rows = await this.#inProject(caller, (tx) => new AttemptRepository(tx).linesOf(id, visit));
    return rows.map(({ at, level, message, fields }) =>
      present({ at: at.toISOString(), level, message, fields }),
    );
  }

  #answer(trial: Remembered, outcome: TrialOutcome, log: readonly StepTrialLine[]): StepTrialRow {
    const { id, step, implementation, version, queue, connection } = trial;
    const { runId, startedAt, endedAt, worker, ...end } = outcome;
    return {
      ...present({ connection, worker, temporalUrl: this.#links.ofActivity(id, runId ?? '') }),
      ...{ id, step, implementation, version, queue, log },
      ...end,
      attempts: startedAt === undefined ? 0 : 1,
      ...(startedAt === undefined ? {} : { startedAt: startedAt.toISOString() }),
      ...(endedAt === undefined ? {} : { endedAt: endedAt.toISOString() }),
      ...(startedAt === undefined || endedAt === undefined
        ? {}
        : { elapsedMs: Math.max(0, endedAt.getTime() - startedAt.getTime()) }),
    };
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

/** Gives the trial its id and puts it on the audit trail: who had what done, and a hash of the input, never the input. */
function remembered(tx: Transaction, { step, input }: TryStepDto, tried: TriedStep): Remembered {
  const { workflow, task, row, timeoutMs } = tried;
  const { implementation, connection, heartbeatMs } = task;
  const id = `trial-${randomUUID()}`;
  const done = { implementation, version: row.version, ...(connection === undefined ? {} : { connection }) };
  tx.audit({
    verb: 'step.tried',
    objectType: 'step-trial',
    objectId: id,
    details: { workflow, step, ...done, inputHash: hashOf(input) },
  });
  const queue = task.queue ?? row.queue;
  return {
    id,
    step,
    task: task.task,
    ...done,
    queue,
    title: `Trial of ${task.title}`,
    timeoutMs,
    ...(heartbeatMs === undefined ? {} : { heartbeatMs }),
    askedAt: tx.now.toISOString(),
  };
}
