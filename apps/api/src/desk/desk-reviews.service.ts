import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type EscalationRow,
  type Page,
  type ReviewRequest,
  type RoundRow,
  type SampleRow,
  type Sampling,
  type SamplingRow,
} from '@fermata/contracts';
import { said } from '@fermata/model';
import {
  Database,
  HandingOnRepository,
  RoundRepository,
  SampleRepository,
  SamplingRepository,
  type PageRequest,
  type RoundKind,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { DATABASE } from '../runtime/providers.ts';
import { handingOnAnswer, roundAnswer, sampleAnswer, samplingAnswer } from './desk.answer.ts';

/** Lists of what needs a second look, and what was found there. */
@Injectable()
export class DeskReviewsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The log of what was handed on. */
  escalations(caller: Caller, page: PageRequest): Promise<Page<EscalationRow>> {
    return this.#inProject(caller, async (tx) => {
      const { items, ...rest } = await new HandingOnRepository(tx).list(page);
      return { ...rest, items: items.map(handingOnAnswer) };
    });
  }

  /** Open approvals by several or by other people. */
  rounds(caller: Caller, kind: RoundKind, page: PageRequest): Promise<Page<RoundRow>> {
    return this.#inProject(caller, async (tx) => {
      const { items, ...rest } = await new RoundRepository(tx).list(kind, page);
      return { ...rest, items: items.map(roundAnswer) };
    });
  }

  /** The rules of sampling. */
  sampling(caller: Caller): Promise<Sampling> {
    return this.#inProject(caller, async (tx) => samplingAnswer(await new SamplingRepository(tx).read()));
  }

  /** New rules in place of the revision that was seen, one for a step at most: else `sampling.twice` (422). */
  setSampling(
    caller: Caller,
    rules: readonly SamplingRow[],
    ifRevision: number | undefined,
  ): Promise<Sampling> {
    const steps = new Set(rules.map(({ definition, stepId }) => `${definition} ${stepId}`));
    if (steps.size < rules.length) {
      throw new AppError('sampling.twice', said`one step has two rules`, { status: 422 });
    }
    return this.#inProject(caller, async (tx) =>
      samplingAnswer(await new SamplingRepository(tx).set(rules, ifRevision)),
    );
  }

  /** Drawn tasks, as this reviewer sees them. */
  samples(caller: Caller, state: 'open' | 'reviewed', page: PageRequest): Promise<Page<SampleRow>> {
    return this.#inProject(caller, async (tx) => {
      const { items, ...rest } = await new SampleRepository(tx).list(state, page);
      return { ...rest, items: items.map((row) => sampleAnswer(row, caller.subject.userId)) };
    });
  }

  /** What the caller has found. */
  review(caller: Caller, taskId: string, body: ReviewRequest): Promise<SampleRow> {
    const { userId } = caller.subject;
    return this.#inProject(caller, async (tx) => {
      return sampleAnswer(await new SampleRepository(tx).review(taskId, body, userId), userId);
    });
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}
