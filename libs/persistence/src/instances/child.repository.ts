import { AppError, type ChildEnd } from '@fermata/contracts';
import type { OperateChildren, StartChild } from '@fermata/interpreter';
import type { Transaction } from '../database/transaction.ts';
import type { StartJudge } from '../events/trigger-matcher.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { childEnd, type EndedInstance } from './child-end.ts';
import { childStart, readTarget, type ParentPlace } from './child-start.ts';
import { instanceIdOf } from './instance-id.ts';
import { OperationRepository } from './operation.repository.ts';
import { StartRepository } from './start.repository.ts';

interface ChildRow extends EndedInstance {
  readonly closedAt: Date | null;
  readonly parentId: string | null;
  readonly parentWork: string | null;
}

const columns = `i.id, i.status, i.reason, i.output, i.error, i.closed_at AS "closedAt", i.parent_id AS "parentId",
  i.parent_work AS "parentWork"`;

/** Children of instances (rules S1, S2): each an instance of its own, started by the same door as any other. */
export class ChildRepository {
  readonly #tx: Transaction;
  readonly #judge: StartJudge;

  constructor(tx: Transaction, judge: StartJudge) {
    this.#tx = tx;
    this.#judge = judge;
  }

  /**
   * Starts the child of a step once, or attaches the step to the one that its key started before, also when that has
   * ended; input is then not compared. What cannot be started is a failure of the step. A retried step takes the child
   * of an earlier attempt if that has completed, else it starts a new one.
   */
  async start(parent: ParentPlace, effect: StartChild): Promise<void> {
    const childId = (await this.#completedBefore(parent, effect)) ?? this.#idOf(parent, effect);
    if ((await this.#lock(childId)) === undefined) {
      const failure = await this.#begin(parent, effect);
      if (failure !== undefined) return this.#tell(parent.instanceId, failure);
    }
    // Another parent may have started it at the same moment, and it may have ended since: only its own row tells.
    const child = await this.#lock(childId);
    const { work } = effect;
    if (effect.mode === 'detach')
      return this.#tell(parent.instanceId, { type: 'completed', work, output: childId });
    if (child?.closedAt) return this.#tell(parent.instanceId, childEnd(work, child));
    await this.#tx.run(
      `INSERT INTO awaited_child (project_id, parent_id, work, child_id) VALUES ($1, $2, $3, $4)
       ON CONFLICT DO NOTHING`,
      [this.#tx.projectId, parent.instanceId, work, childId],
    );
  }

  #idOf({ instanceId }: ParentPlace, { workflow, work, startKey }: StartChild): string {
    const identity = { projectId: this.#tx.projectId, definition: workflow };
    return instanceIdOf({ ...identity, ...childIdentity(instanceId, work, startKey) });
  }

  /** A child whose end the step could not take in is not started a second time. */
  async #completedBefore({ instanceId }: ParentPlace, effect: StartChild): Promise<string | undefined> {
    const { work, startKey } = effect;
    if (startKey !== undefined || !work.includes('.')) return undefined;
    const visit = work.slice(0, work.lastIndexOf('.'));
    const row = await this.#tx.row<{ id: string }>(
      `SELECT i.id FROM instance i WHERE i.project_id = $1 AND i.parent_id = $2 AND i.status = 'completed'
         AND (i.parent_work = $3 OR starts_with(i.parent_work, $3 || '.')) LIMIT 1`,
      [this.#tx.projectId, instanceId, visit],
    );
    return row?.id;
  }

  #lock(childId: string): Promise<ChildRow | undefined> {
    return this.#tx.row<ChildRow>(
      `SELECT ${columns} FROM instance i WHERE i.project_id = $1 AND i.id = $2 FOR UPDATE`,
      [this.#tx.projectId, childId],
    );
  }

  /** The receiver validates (rule D6); an expected failure is the step's. */
  async #begin(parent: ParentPlace, effect: StartChild): Promise<ChildEnd | undefined> {
    const { work, workflow, version } = effect;
    const target = await readTarget(this.#tx, workflow, version);
    if (target === undefined) {
      return failedStart(work, 'definition.unknown', `${workflow}@${version} is not published`);
    }
    const verdict = this.#judge.accept(effect.input, target);
    if (!verdict.starts)
      return failedStart(work, 'schema.mismatch', verdict.reason ?? 'the input does not fit');
    const identity = childIdentity(parent.instanceId, work, effect.startKey);
    try {
      await new StartRepository(this.#tx).requestStart(childStart(parent, effect, { verdict, identity }));
      return undefined;
    } catch (failure) {
      if (!(failure instanceof AppError) || failure.retryable) throw failure;
      return failedStart(work, failure.code, failure.message);
    }
  }

  /** The step is withdrawn: an attached child that it started is cancelled, any other is left alone (rule S2). */
  async withdraw(parentId: string, work: string): Promise<void> {
    const [row] = await this.#awaited(parentId, work);
    if (row === undefined || row.isWithdrawn) return;
    const one = [this.#tx.projectId, parentId, work];
    const isOwn = row.parentId === parentId && row.parentWork === work;
    if (isOwn && row.closedAt === null) {
      await this.#cancel(row.id, parentId, work);
      await this.#tx.run(
        'UPDATE awaited_child SET is_withdrawn = true WHERE project_id = $1 AND parent_id = $2 AND work = $3',
        one,
      );
      return;
    }
    await this.#tx.run(
      'DELETE FROM awaited_child WHERE project_id = $1 AND parent_id = $2 AND work = $3',
      one,
    );
    await this.#tell(parentId, { type: 'cancelled', work });
  }

  /** The instance is paused or resumed: the children that it started and still waits for follow (rule O1). */
  async operate(parentId: string, { verb, asked }: OperateChildren): Promise<void> {
    for (const row of await this.#awaited(parentId)) {
      const isOwn = row.parentId === parentId && row.parentWork === row.work;
      if (!isOwn || row.isWithdrawn || row.closedAt !== null) continue;
      const { actor, reason } = asked;
      const id = `parent/${parentId}/${verb}/${asked.id}`;
      await new OperationRepository(this.#tx).request(row.id, { id, verb, actor, reason });
    }
  }

  /** An instance has ended: who awaits it is told, and children that it still awaits are left or cancelled. */
  async closed(instance: EndedInstance): Promise<void> {
    const waiting = await this.#tx.rows<{ parentId: string; work: string }>(
      `DELETE FROM awaited_child WHERE project_id = $1 AND child_id = $2 RETURNING parent_id AS "parentId", work`,
      [this.#tx.projectId, instance.id],
    );
    for (const { parentId, work } of waiting) await this.#tell(parentId, childEnd(work, instance));
    for (const row of await this.#awaited(instance.id)) {
      const isOwn = row.parentId === instance.id && row.parentWork === row.work;
      if (isOwn && !row.isWithdrawn && row.closedAt === null)
        await this.#cancel(row.id, instance.id, row.work);
    }
    await this.#tx.run('DELETE FROM awaited_child WHERE project_id = $1 AND parent_id = $2', [
      this.#tx.projectId,
      instance.id,
    ]);
  }

  #awaited(
    parentId: string,
    work?: string,
  ): Promise<readonly (ChildRow & { readonly work: string; readonly isWithdrawn: boolean })[]> {
    return this.#tx.rows(
      `SELECT ${columns}, a.work, a.is_withdrawn AS "isWithdrawn" FROM awaited_child a
         JOIN instance i ON i.project_id = a.project_id AND i.id = a.child_id
       WHERE a.project_id = $1 AND a.parent_id = $2 AND a.work = COALESCE($3, a.work)
       ORDER BY a.child_id, a.work FOR UPDATE OF i`,
      [this.#tx.projectId, parentId, work ?? null],
    );
  }

  async #cancel(childId: string, parentId: string, work: string): Promise<void> {
    await new OperationRepository(this.#tx).request(childId, {
      id: `parent/${parentId}/${work}`,
      verb: 'cancel',
      actor: `instance:${parentId}`,
      reason: 'the instance that started it no longer waits for it',
    });
  }

  async #tell(instanceId: string, end: ChildEnd): Promise<void> {
    await new OutboxRepository(this.#tx).add({
      kind: 'end',
      key: `end/${instanceId}/${end.work}`,
      lane: instanceId,
      payload: { instanceId, end },
    });
  }
}

function failedStart(work: string, code: string, message: string): ChildEnd {
  return { type: 'failed', work, error: { code, message } };
}

/** What makes a start one and the same: the key in the project, else the work of the step. */
function childIdentity(parentId: string, work: string, startKey: string | undefined) {
  return startKey === undefined
    ? { trigger: 'workflow', key: JSON.stringify([parentId, work]) }
    : { trigger: 'workflow/key', key: startKey };
}
