import { activityQueueOf, type TaskRequest } from '@fermata/contracts';
import type { DispatchTask } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { CancellationScope, isCancellation, scheduleActivity, workflowInfo } from '@temporalio/workflow';
import { activityOptions } from './activity-options.ts';
import { errorInfo } from './failures.ts';
import type { Arrival, Inbox } from './inbox.ts';
import { limits } from './limits.ts';
import { exceedsPayload } from './payload.ts';

interface Work {
  readonly scope: CancellationScope;
  isWithdrawn: boolean;
}

/** What tasks need of their run. */
export interface TaskParts {
  readonly projectId: string;
  readonly inbox: Inbox;
  /** False while the run drains before it continues as new. */
  readonly mayDispatch: () => boolean;
  /** Short tasks are gathered, for a burst to take them. */
  readonly hasBursts: boolean;
}

/** The automated tasks of one run, each in a scope of its own. */
export class Tasks {
  readonly #parts: TaskParts;
  readonly #inbox: Inbox;
  readonly #queue = activityQueueOf(workflowInfo().taskQueue);
  readonly #works = new Map<string, Work>();
  readonly #held: DispatchTask[] = [];
  #short: DispatchTask[] = [];

  constructor(parts: TaskParts) {
    this.#parts = parts;
    this.#inbox = parts.inbox;
  }

  /** How many really run: withdrawn work counts until it has ended. */
  get running(): number {
    return this.#works.size;
  }

  /** Starts the work, or holds it back while there is no room; once for each work id. */
  dispatch(effect: DispatchTask): void {
    if (this.#works.has(effect.work) || this.#isWaiting(effect)) return;
    if (this.#parts.hasBursts && effect.short) this.#short.push(effect);
    else this.dispatchPlain(effect);
  }

  /** Starts the work, short or not, as an ordinary task. */
  dispatchPlain(effect: DispatchTask): void {
    this.#held.push(effect);
    this.release();
  }

  /** Short tasks that nobody has begun: whoever takes them begins them. */
  takeShort(): readonly DispatchTask[] {
    const taken = this.#short;
    this.#short = [];
    return taken;
  }

  /** Nothing runs, and nothing is held back. */
  isIdle(): boolean {
    return this.#works.size === 0 && this.#held.length === 0;
  }

  #isWaiting({ work }: DispatchTask): boolean {
    return [...this.#held, ...this.#short].some((effect) => effect.work === work);
  }

  /** Starts what was held back, in effect order, as far as there is room. */
  release(): void {
    while (this.#works.size < limits.tasksInFlight && this.#parts.mayDispatch()) {
      const next = this.#held.shift();
      if (next === undefined) return;
      this.#start(next);
    }
  }

  /** Asks the work to stop; its end is an occurrence, whenever it comes. */
  cancel(work: string): void {
    for (const list of [this.#held, this.#short]) {
      const index = list.findIndex((effect) => effect.work === work);
      if (index < 0) continue;
      list.splice(index, 1);
      this.#arrive({ type: 'taskCancelled', work });
    }
    const running = this.#works.get(work);
    if (running === undefined || running.isWithdrawn) return;
    running.isWithdrawn = true;
    running.scope.cancel();
  }

  #start(effect: DispatchTask): void {
    const { work, implementation } = effect;
    const request = taskRequest(this.#parts.projectId, effect);
    if (exceedsPayload(request)) return this.#arrive(tooLarge(work));
    const scope = new CancellationScope();
    this.#works.set(work, { scope, isWithdrawn: false });
    const options = activityOptions(effect, this.#queue);
    scope
      .run(() => scheduleActivity<JsonValue | undefined>(implementation, [request], options))
      .then(
        (output) => this.#ended(work, { type: 'taskCompleted', work, output: output ?? null }),
        (failure: unknown) => this.#ended(work, failureOf(work, failure)),
      );
  }

  #ended(work: string, occurrence: Arrival['occurrence']): void {
    const isWithdrawn = this.#works.get(work)?.isWithdrawn === true;
    this.#works.delete(work);
    this.#arrive(isWithdrawn ? { type: 'taskCancelled', work } : occurrence);
  }

  #arrive(occurrence: Arrival['occurrence']): void {
    this.#inbox.push({ rank: 'work', occurrence });
  }
}

/** A cancel that nobody here asked for ends the work all the same; the core knows what that means (rule T8). */
function failureOf(work: string, failure: unknown): Arrival['occurrence'] {
  return isCancellation(failure)
    ? { type: 'taskCancelled', work }
    : { type: 'taskFailed', work, error: errorInfo(failure) };
}

/** Only what the activity cannot derive: its ids say the instance, the step and the key. */
function taskRequest(projectId: string, effect: DispatchTask): TaskRequest {
  return {
    projectId,
    task: effect.task,
    input: effect.input,
    ...(effect.connection !== undefined && { connection: effect.connection }),
    ...(effect.retry.attempts > 1 && { retry: effect.retry as unknown as JsonValue }),
  };
}

function tooLarge(work: string): Arrival['occurrence'] {
  const message = `the input of the task is larger than ${limits.payloadCharacters} characters; pass a reference`;
  return { type: 'taskFailed', work, error: { code: 'size.exceeded', message } };
}
