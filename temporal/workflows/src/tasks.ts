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

/** The automated tasks of one run, each in a scope of its own. */
export class Tasks {
  readonly #projectId: string;
  readonly #inbox: Inbox;
  readonly #mayDispatch: () => boolean;
  readonly #queue = activityQueueOf(workflowInfo().taskQueue);
  readonly #works = new Map<string, Work>();
  readonly #held: DispatchTask[] = [];

  /** @param mayDispatch false while the run drains before it continues as new */
  constructor(projectId: string, inbox: Inbox, mayDispatch: () => boolean) {
    this.#projectId = projectId;
    this.#inbox = inbox;
    this.#mayDispatch = mayDispatch;
  }

  /** How many really run: withdrawn work counts until it has ended. */
  get running(): number {
    return this.#works.size;
  }

  /** Starts the work, or holds it back while there is no room; once for each work id. */
  dispatch(effect: DispatchTask): void {
    if (this.#works.has(effect.work) || this.#held.some(({ work }) => work === effect.work)) return;
    this.#held.push(effect);
    this.release();
  }

  /** Starts what was held back, in effect order, as far as there is room. */
  release(): void {
    while (this.#works.size < limits.tasksInFlight && this.#mayDispatch()) {
      const next = this.#held.shift();
      if (next === undefined) return;
      this.#start(next);
    }
  }

  /** Asks the work to stop; its end is an occurrence, whenever it comes. */
  cancel(work: string): void {
    const index = this.#held.findIndex((effect) => effect.work === work);
    if (index >= 0) {
      this.#held.splice(index, 1);
      this.#arrive({ type: 'taskCancelled', work });
    }
    const running = this.#works.get(work);
    if (running === undefined || running.isWithdrawn) return;
    running.isWithdrawn = true;
    running.scope.cancel();
  }

  #start(effect: DispatchTask): void {
    const { work, implementation } = effect;
    const request = taskRequest(this.#projectId, effect);
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
    ...(effect.retry.attempts > 1 && { retry: { ...effect.retry } }),
  };
}

function tooLarge(work: string): Arrival['occurrence'] {
  const message = `the input of the task is larger than ${limits.payloadCharacters} characters; pass a reference`;
  return { type: 'taskFailed', work, error: { code: 'size.exceeded', message } };
}
