import type { Assignment, NotifyTask } from '@fermata/interpreter';
import { hashOf } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { taskIdOf } from '../instances/instance-id.ts';
import { tellPeople } from '../notices/tell-people.ts';
import { resolveOffered, type Offered } from './distribution/resolve.ts';
import { isAnybodyFor } from './distribution/anybody.ts';
import { addOffers, withdrawOffers } from './offers.ts';
import type { TaskPlace } from './task-effects.ts';

const happened = Object.freeze({
  remind: 'reminded',
  escalate: 'escalated',
  reassign: 'reassigned',
} as const);

interface Concerned {
  readonly people: readonly string[];
  readonly groups: readonly string[];
}

/** What timers do to open tasks (rule M2); each call may be repeated and works once. */
export class TaskNotices {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * A timer of an open task fired: a notice to those who have it. An escalation offers it to more people besides, so that
   * nobody loses a task unseen; a reassignment takes it away and offers it to others. Whoever may not answer it may not
   * afterwards either. A submitted task waits for its verdict and stays as it is.
   */
  async notify(place: TaskPlace, effect: NotifyTask): Promise<void> {
    const { action, assign, key, work } = effect;
    const id = taskIdOf(place.instanceId, work);
    const offered = assign && (await this.#whom(id, assign));
    const concerned = await this.#notice(id, place, { key, kind: action, offered });
    if (concerned === undefined) return;
    if (assign && offered) await this.#offer(id, action, { ...offered, not: assign.not });
    await tellPeople(this.#tx, { kind: happened[action], taskId: id, ...concerned });
    this.#tx.audit({ verb: `task.${action}`, objectType: 'task', objectId: id });
    const details = { instanceId: place.instanceId };
    this.#tx.change({ noun: 'task', objectId: id, what: happened[action], details });
  }

  /** Whom it is offered to; where nobody is there now of all who are meant, to the supervisors besides: it is urgent. */
  async #whom(taskId: string, assign: Assignment): Promise<Offered> {
    const found = await resolveOffered(this.#tx, assign);
    const offered = 'missing' in found ? { users: [], groups: [] } : found;
    if (await isAnybodyFor(this.#tx, taskId, { ...offered, not: assign.not })) return offered;
    return { ...offered, groups: [...new Set([...offered.groups, 'supervisors'])] };
  }

  async #offer(
    taskId: string,
    action: NotifyTask['action'],
    assign: Offered & Pick<Assignment, 'not'>,
  ): Promise<void> {
    if (action === 'reassign') await withdrawOffers(this.#tx, taskId);
    await addOffers(this.#tx, taskId, assign);
    await this.#tx.run(
      `UPDATE task SET version = version + 1,
         not_users = ARRAY(SELECT DISTINCT unnest(not_users || $3::text[]) ORDER BY 1)
       WHERE project_id = $1 AND id = $2`,
      [this.#tx.projectId, taskId, assign.not],
    );
  }

  async #notice(
    taskId: string,
    place: TaskPlace,
    notice: { key: string; kind: NotifyTask['action']; offered: Offered | undefined },
  ): Promise<Concerned | undefined> {
    const id = `n-${hashOf([place.instanceId, notice.key]).slice(0, 32)}`;
    const { users = null, groups = null } = notice.offered ?? {};
    return this.#tx.row(
      `INSERT INTO notice (project_id, id, instance_id, task_id, kind, users, groups, title, created_at)
       SELECT $1, $2, t.instance_id, t.id, $4,
         COALESCE($5::text[], CASE WHEN t.assignee IS NULL THEN ARRAY(SELECT o.principal FROM task_offer o
           WHERE o.project_id = $1 AND o.task_id = t.id AND o.kind = 'user') ELSE ARRAY[t.assignee] END),
         COALESCE($6::text[], CASE WHEN t.assignee IS NULL THEN ARRAY(SELECT o.principal FROM task_offer o
           WHERE o.project_id = $1 AND o.task_id = t.id AND o.kind = 'group') ELSE '{}' END),
         t.title, $7
       FROM task t WHERE t.project_id = $1 AND t.id = $3 AND t.status IN ('offered', 'claimed')
       ON CONFLICT DO NOTHING RETURNING users AS people, groups`,
      [this.#tx.projectId, id, taskId, notice.kind, users, groups, this.#tx.now],
    );
  }
}
