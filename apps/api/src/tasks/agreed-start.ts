import { AppError, type TaskDetail } from '@fermata/contracts';
import { said } from '@fermata/model';
import type { Orchestrator } from '@fermata/orchestration';
import { TaskRepository, type TaskDetail as StoredTask } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { askAbout, firstOf, type Asked, type Winner } from './claim-consent.ts';
import type { TaskDoor, TaskWork } from './task-door.ts';

/** Who is asked about a start: the instance. */
export type Consent = Pick<Orchestrator, 'claim'>;

/** Why a task that somebody has held before is left with whom it was handed to, though the instance has said no. */
const undecided: readonly string[] = Object.freeze(['instance.paused']);

/**
 * Ways by which somebody comes to have a task, be it by a claim or from another's hand. Where the start means something to
 * the instance, the instance is asked, outside of the transaction; if it refuses, the task goes back to the pool and who
 * has asked hears it, with who was first.
 */
export class AgreedStart {
  readonly #door: TaskDoor;
  readonly #consent: Consent;

  constructor(door: TaskDoor, consent: Consent) {
    this.#door = door;
    this.#consent = consent;
  }

  /** Takes the task that `claim` takes, if any. If the instance cannot be asked, the task is given back, too. */
  take(caller: Caller, claim: TaskWork<StoredTask | undefined>): Promise<TaskDetail | undefined> {
    return this.#begin(caller, claim, undefined);
  }

  /**
   * Hands a task over. One that somebody has held before was begun by that one, or is about to be: it stays where it was
   * handed to unless the instance says that somebody else was first.
   */
  async hand(caller: Caller, id: string, handing: TaskWork): Promise<TaskDetail> {
    return (await this.#begin(caller, handing, id)) as TaskDetail;
  }

  async #begin(
    caller: Caller,
    work: TaskWork<StoredTask | undefined>,
    handed: string | undefined,
  ): Promise<TaskDetail | undefined> {
    let asked: Asked | undefined;
    const begun = await this.#door.open(caller, async (tx, viewer) => {
      const before = handed === undefined ? undefined : await new TaskRepository(tx).get(handed, viewer);
      const task = await work(tx, viewer);
      if (task === undefined) return undefined;
      asked = await askAbout(tx, task, (before?.assignee ?? null) !== null);
      return this.#door.answer(tx, task, { caller, viewer });
    });
    if (asked !== undefined) await this.#agree(caller, asked);
    return begun;
  }

  async #agree(caller: Caller, asked: Asked): Promise<void> {
    const { instanceId, claim, wasHeld } = asked;
    const verdict = await this.#consent.claim(instanceId, claim).catch(async (error: unknown) => {
      if (wasHeld) return undefined;
      await this.#giveUp(caller, asked).catch(() => undefined);
      throw error;
    });
    if (verdict === undefined || verdict.accepted) return;
    if (wasHeld && undecided.includes(verdict.reason)) return;
    const winner = await this.#giveUp(caller, asked).catch(() => undefined);
    throw notNow(verdict.reason, winner);
  }

  /** Gives it back, unless something has happened to it since. */
  #giveUp(caller: Caller, asked: Asked): Promise<Winner | undefined> {
    return this.#door.open(caller, async (tx) => {
      await new TaskRepository(tx).giveUp(asked.taskId, asked.version);
      return firstOf(tx, asked);
    });
  }
}

function notNow(reason: string, winner: Winner | undefined): AppError {
  if (winner === undefined) {
    const message = said`The instance does not let this task be started now`;
    return new AppError(reason, message, { status: 409 });
  }
  const message = said`${{ name: winner.name }} has begun what excludes this task`;
  return new AppError(reason, message, { status: 409, details: { winner: { ...winner } } });
}
