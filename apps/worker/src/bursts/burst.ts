import type { BurstEnd, BurstRequest, BurstResult, PlanReference } from '@fermata/contracts';
import {
  createInterpreter,
  type DispatchTask,
  type Effect,
  type Interpreter,
  type Plan,
  type State,
} from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import type { PerformerParts } from '../tasks/perform.ts';
import { doShortTask, type ShortOutcome } from './short-work.ts';

/** What bursts are made with. */
export interface BurstParts extends PerformerParts {
  readonly planOf: (reference: PlanReference) => Promise<JsonValue>;
  /** Stops a burst from outside: it hands back what it has. */
  readonly cancelled: () => AbortSignal;
}

/**
 * Runs a chain of short tasks at one go: the pure core is driven over a copy of the state, and only the ends of the work
 * are returned, for the instance to take into its own. It hands back at the first effect that is not a short task of
 * this worker, at the first failure that is to be retried later, when the time is up, and when somebody cancels. A
 * worker that dies begins the whole burst again: nothing but short tasks, which say that they may run twice.
 */
export function createBurst(parts: BurstParts): (request: BurstRequest) => Promise<BurstResult> {
  return async (request) => {
    const plan = (await parts.planOf(request.plan)) as unknown as Plan;
    const over = new AbortController();
    const timer = setTimeout(() => over.abort(), request.capMs);
    try {
      const signal = AbortSignal.any([over.signal, parts.cancelled()]);
      return await new Burst(parts, request, { interpreter: createInterpreter(plan), signal }).run();
    } finally {
      clearTimeout(timer);
      over.abort();
    }
  };
}

/** One end of work, or that the burst is over. */
type Next = { readonly work: string; readonly outcome: ShortOutcome } | undefined;

interface Means {
  readonly interpreter: Interpreter;
  readonly signal: AbortSignal;
}

/** One burst: what runs, and what has come of it. */
class Burst {
  readonly #parts: BurstParts;
  readonly #request: BurstRequest;
  readonly #means: Means;
  readonly #running = new Map<string, Promise<Next>>();
  readonly #ends: BurstEnd[] = [];
  readonly #spent: Record<string, number> = {};
  readonly #startedAt: number;
  #state: State;
  /** Nothing begins any more; what runs may end. */
  #isHandingBack = false;

  constructor(parts: BurstParts, request: BurstRequest, means: Means) {
    this.#parts = parts;
    this.#request = request;
    this.#means = means;
    this.#startedAt = parts.now();
    this.#state = request.state as unknown as State;
  }

  async run(): Promise<BurstResult> {
    this.#begin(this.#request.works as unknown as readonly Effect[]);
    const over = overOf(this.#means.signal);
    while (this.#running.size > 0) {
      const next = await Promise.race([over, ...this.#running.values()]);
      if (next === undefined) break;
      this.#running.delete(next.work);
      this.#take(next.work, next.outcome);
    }
    return { ends: this.#ends, spent: this.#spent };
  }

  #take(work: string, outcome: ShortOutcome): void {
    if (outcome.type === 'later') {
      this.#spent[work] = 1;
      this.#isHandingBack = true;
      return;
    }
    const at = this.#request.at + Math.max(0, this.#parts.now() - this.#startedAt);
    const end: BurstEnd = { at, work, ...outcome };
    this.#ends.push(end);
    const { state, effects } = this.#means.interpreter.advance(this.#state, end);
    this.#state = state;
    this.#begin(effects);
  }

  /** Begins the works, all or none: an effect that only the instance can perform ends the burst. */
  #begin(effects: readonly Effect[]): void {
    const works = effects.map((effect) => this.#doable(effect));
    if (works.some((begin) => begin === undefined)) this.#isHandingBack = true;
    if (this.#isHandingBack) return;
    for (const begin of works) begin?.();
  }

  #doable(effect: Effect): (() => void) | undefined {
    if (effect.type !== 'dispatchTask' || !isDoable(effect)) return undefined;
    const implementation = this.#parts.registry.find(effect.implementation);
    if (implementation === undefined || implementation.queue !== undefined) return undefined;
    const { signal } = this.#means;
    const { plan, instanceId } = this.#request;
    const owner = { projectId: plan.projectId, instanceId, signal };
    return () => {
      const outcome = doShortTask(effect, owner, { ...this.#parts, implementation });
      this.#running.set(
        effect.work,
        outcome.then((one) => ({ work: effect.work, outcome: one })),
      );
    };
  }
}

/** Marked short, and needs neither another worker nor signs of life. */
function isDoable({ short, queue, heartbeatMs }: DispatchTask): boolean {
  return short && queue === undefined && heartbeatMs === undefined;
}

function overOf(signal: AbortSignal): Promise<undefined> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve(undefined);
    signal.addEventListener('abort', () => resolve(undefined), { once: true });
  });
}
