import { temporalNames, type BurstEnd, type BurstRequest, type BurstResult } from '@fermata/contracts';
import type { DispatchTask, State } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { scheduleLocalActivity } from '@temporalio/workflow';
import { limits } from './limits.ts';

/** What a burst came to, with the works it was given. */
export interface Block {
  readonly ends: readonly BurstEnd[];
  readonly works: readonly DispatchTask[];
  readonly spent: BurstResult['spent'];
}

/**
 * The burst of one run: at most one at a time, a chain of short tasks in one local activity. While it runs nothing is
 * judged: its ends are taken as one block, before whatever came meanwhile (rule V3). A cancel is heard when the burst
 * hands back, which its cap bounds: the server tells a run nothing while it has a workflow task in hand.
 */
export interface Bursts {
  readonly isRunning: boolean;
  readonly hasBlock: boolean;
  start(request: Omit<BurstRequest, 'works' | 'capMs'>, works: readonly DispatchTask[]): void;
  /** What the burst came to, once. */
  take(): Block | undefined;
}

const options = Object.freeze({
  startToCloseTimeout: limits.burstMs + 5_000,
  retry: Object.freeze({ maximumAttempts: 1 }),
});

/** No burst yet. */
export function createBursts(): Bursts {
  let isRunning = false;
  let block: Block | undefined;
  return {
    get isRunning() {
      return isRunning;
    },
    get hasBlock() {
      return block !== undefined;
    },
    start(request, works) {
      isRunning = true;
      const whole = { ...request, works: works as unknown as JsonValue[], capMs: limits.burstMs };
      const ended = (result: BurstResult) => {
        isRunning = false;
        block = { ...result, works };
      };
      scheduleLocalActivity<BurstResult>(temporalNames.burst, [whole], options)
        // A burst that fails as a whole has done nothing: its works run as ordinary tasks.
        .then(ended, () => ended({ ends: [], spent: {} }));
    },
    take() {
      const taken = block;
      block = undefined;
      return taken;
    },
  };
}

/** Whether nothing but these works is open, so that nothing has to be judged while they run (rule V3). */
export function isAlone({ visits, ending, backlog }: State, works: readonly DispatchTask[]): boolean {
  const known = new Set(works.map(({ work }) => visitOf(work)));
  const isElse = Object.keys(visits).some((id) => !known.has(id));
  return !isElse && Object.keys(ending).length + Object.keys(backlog).length === 0;
}

/** The visit of a work id: `step#n` of `step#n`, `step#n.r`, `step#n[i]`. */
export function visitOf(work: string): string {
  return /^[^#]*#\d+/.exec(work)?.[0] ?? work;
}

/**
 * Works that the burst did not end, the ones that came up in it included: they go on as ordinary tasks, and attempts that
 * have failed are used up.
 */
export function handedBack(
  { works, ends, spent }: Block,
  gathered: readonly DispatchTask[],
): readonly DispatchTask[] {
  const ended = new Set(ends.map(({ work }) => work));
  const left = [...works.filter(({ work }) => !ended.has(work)), ...gathered];
  return left.map((effect) => {
    const attempts = Math.max(1, effect.retry.attempts - (spent[effect.work] ?? 0));
    return { ...effect, retry: { ...effect.retry, attempts } };
  });
}
