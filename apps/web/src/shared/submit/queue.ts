import { createStore, type StoreApi } from 'zustand/vanilla';
import { canonicalJson } from '@fermata/model';
import { retryAfter } from '../document/saving.ts';
import { afterVerdict, type Answer, type SendVerdict, type Submission } from './submission.ts';
import type { SubmissionShelf } from './shelf.ts';

/** What a queue stands on. */
export interface QueueSetting {
  /** Sends once; never throws. */
  readonly send: (submission: Submission) => Promise<SendVerdict>;
  readonly shelf: SubmissionShelf;
  readonly clock: {
    readonly now: () => number;
    /** Calls back after so many milliseconds, unless the answer is called before. */
    readonly after: (ms: number, work: () => void) => () => void;
  };
  readonly newId: () => string;
}

interface Waiter {
  readonly promise: Promise<SendVerdict>;
  readonly tell: (verdict: SendVerdict) => void;
}

/** Task id → its answer on the way. */
export type Submissions = Readonly<Record<string, Submission>>;

/**
 * The answers of one person that the server has not settled. Each is on the shelf before it is first sent, keeps its id,
 * and is sent until somebody answers: one of each task at a time, never two at once.
 */
export class SubmitQueue {
  readonly store: StoreApi<Submissions>;
  readonly #setting: QueueSetting;
  readonly #waiters = new Map<string, Waiter>();
  readonly #timers = new Map<string, () => void>();
  #isClosed = true;

  constructor(setting: QueueSetting) {
    this.#setting = setting;
    const kept = setting.shelf.all().map((one) => [one.taskId, resting(one)] as const);
    this.store = createStore<Submissions>(() => Object.fromEntries(kept));
  }

  /**
   * Hands an answer in and says what came of sending it the first time. The same answer again, such as by a second click,
   * is the same submission.
   */
  submit(answer: Answer): Promise<SendVerdict> {
    const before = this.#of(answer.taskId);
    const waiter = this.#waiters.get(answer.taskId);
    if (before?.state.kind === 'sending' && waiter !== undefined) return waiter.promise;
    const isSame = before !== undefined && isSameAnswer(before, answer);
    const id = isSame ? before.id : this.#setting.newId();
    const submission: Submission = {
      ...answer,
      id,
      at: this.#setting.clock.now(),
      state: { kind: 'sending', attempts: 0 },
    };
    const next = newWaiter();
    this.#waiters.set(answer.taskId, next);
    void this.#send(submission);
    return next.promise;
  }

  /** Sends now what waits: the network or the session is back. */
  retry(): void {
    for (const one of Object.values(this.store.getState()))
      if (one.state.kind === 'waiting') void this.#send(sending(one));
  }

  /** Takes an answer back, or puts a settled one away. One that is on its way right now stays. */
  drop(taskId: string): void {
    if (this.#of(taskId)?.state.kind === 'sending') return;
    this.#forget(taskId);
  }

  /** Another tab may have settled or added something. */
  reread(): void {
    const kept = new Map(this.#setting.shelf.all().map((one) => [one.taskId, one]));
    const own = this.store.getState();
    for (const taskId of Object.keys(own))
      if (!kept.has(taskId) && own[taskId]?.state.kind !== 'sending') this.#forget(taskId);
    for (const [taskId, one] of kept) if (own[taskId] === undefined) this.#show(resting(one));
  }

  /** Begins with what an earlier page has left. */
  open(): void {
    this.#isClosed = false;
    this.retry();
  }

  /** Sends nothing more until it is opened; what is left is on the shelf. */
  close(): void {
    this.#isClosed = true;
    this.#timers.forEach((callOff) => callOff());
    this.#timers.clear();
  }

  async #send(submission: Submission): Promise<void> {
    const { taskId, id, state } = submission;
    this.#callOff(taskId);
    this.#keep(submission);
    const verdict = await this.#setting.send(submission);
    // Taken back or replaced meanwhile: its verdict is nobody's.
    if (this.#of(taskId)?.id !== id) return;
    const isAwaited = this.#waiters.has(taskId);
    const next = afterVerdict(state.kind === 'sending' ? state.attempts : 0, verdict);
    if (next === undefined || (next.kind === 'refused' && isAwaited)) this.#forget(taskId);
    else this.#keep({ ...submission, state: next });
    this.#tell(taskId, verdict);
    if (next?.kind === 'waiting' && next.why === 'network') this.#later(taskId, retryAfter(next.attempts));
  }

  #later(taskId: string, ms: number): void {
    if (this.#isClosed) return;
    const again = (): void => {
      const one = this.#of(taskId);
      if (one?.state.kind === 'waiting') void this.#send(sending(one));
    };
    this.#timers.set(taskId, this.#setting.clock.after(ms, again));
  }

  #tell(taskId: string, verdict: SendVerdict): void {
    const waiter = this.#waiters.get(taskId);
    this.#waiters.delete(taskId);
    waiter?.tell(verdict);
  }

  #callOff(taskId: string): void {
    this.#timers.get(taskId)?.();
    this.#timers.delete(taskId);
  }

  #keep(submission: Submission): void {
    this.#setting.shelf.put(submission);
    this.#show(submission);
  }

  #show(submission: Submission): void {
    this.store.setState({ [submission.taskId]: submission });
  }

  #forget(taskId: string): void {
    this.#callOff(taskId);
    this.#setting.shelf.remove(taskId);
    const { [taskId]: _gone, ...rest } = this.store.getState();
    this.store.setState(rest, true);
  }

  #of(taskId: string): Submission | undefined {
    return this.store.getState()[taskId];
  }
}

function isSameAnswer(one: Submission, other: Answer): boolean {
  return one.outcome === other.outcome && canonicalJson(one.data) === canonicalJson(other.data);
}

/** What a page that is gone was sending waits. */
function resting(submission: Submission): Submission {
  const { state } = submission;
  if (state.kind !== 'sending') return submission;
  return { ...submission, state: { kind: 'waiting', attempts: state.attempts + 1, why: 'network' } };
}

function sending(submission: Submission): Submission {
  const { state } = submission;
  const attempts = state.kind === 'waiting' ? state.attempts : 0;
  return { ...submission, state: { kind: 'sending', attempts } };
}

function newWaiter(): Waiter {
  let tell: Waiter['tell'] = () => undefined;
  const promise = new Promise<SendVerdict>((resolve) => (tell = resolve));
  return { promise, tell };
}
