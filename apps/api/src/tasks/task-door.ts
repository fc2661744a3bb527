import type { Permission, TaskDetail } from '@fermata/contracts';
import {
  refusalsOf,
  type Database,
  type TaskDetail as StoredTask,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';
import type { JsonObject } from '@fermata/model';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { FormPlans } from './form-plans.ts';
import { LastUsed } from './last-used.ts';
import { missingRight } from './missing-right.ts';
import { mayOf } from './task-may.ts';
import { refusalToSkip } from './skip-leave.ts';
import { detailAnswer } from './task.answer.ts';

/** What a door needs of the database: also what a rehearsal offers. */
export type Transactions = Pick<Database, 'inProject'>;

/** Something that is done to one task. */
export type TaskWork<T = StoredTask> = (tx: Transaction, viewer: TaskViewer) => Promise<T>;

/** Who is answered. */
export interface Asking {
  readonly caller: Caller;
  readonly viewer: TaskViewer;
}

/** One transaction of a caller about one task. */
export class TaskDoor {
  readonly #database: Transactions;
  /** The forms that were read last. */
  readonly forms = new FormPlans();
  /** The plans that were read last. */
  readonly #plans = new LastUsed<JsonObject>();

  constructor(database: Transactions) {
    this.#database = database;
  }

  /** Does it and answers the task as it is then. */
  async change(caller: Caller, work: TaskWork): Promise<TaskDetail> {
    return this.open(caller, async (tx, viewer) =>
      this.answer(tx, await work(tx, viewer), { caller, viewer }),
    );
  }

  /** Does it. */
  open<T>(caller: Caller, work: TaskWork<T>): Promise<T> {
    const whole = async (tx: Transaction): Promise<T> => work(tx, await viewerOf(tx, caller.subject));
    return this.#database.inProject(caller.projectId, whole, caller.acting);
  }

  /** A task with its form and what the caller may do to it, as doors answer it. */
  async answer(tx: Transaction, task: StoredTask, { caller, viewer }: Asking): Promise<TaskDetail> {
    const form = await this.forms.of(tx, task);
    const refused = await refusalsOf(tx, task, viewer);
    const skip = refused.skip ?? (await refusalToSkip(tx, task, caller.subject, this.#plans));
    const refusals = skip === undefined ? refused : { ...refused, skip };
    const may = mayOf(refusals, caller.subject.permissions);
    return { ...detailAnswer(task, form), may };
  }
}

/** Fails with `access.forbidden` (403) unless the caller holds one of these. */
export function demandAny({ subject }: Caller, ...permissions: readonly Permission[]): void {
  if (!permissions.some((permission) => subject.permissions.has(permission))) throw missingRight(permissions);
}
