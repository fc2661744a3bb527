import type { JsonValue } from '@fermata/model';
import type { Transaction } from '../../database/transaction.ts';
import {
  offeredTo,
  taskSummaryColumns,
  type TaskDetail,
  type TaskSummary,
  type TaskViewer,
} from '../task-rows.ts';

/** The instance of a task, as everybody who may see the task may know it. */
export interface TaskInstance {
  readonly id: string;
  readonly definition: string;
  readonly version: number;
  readonly planHash: string;
  readonly status: string;
  readonly businessKey: string | null;
  readonly startedBy: string;
  readonly startedAt: Date;
  readonly input: JsonValue;
}

/** How the visits of one forEach stand. */
export interface TaskRound {
  readonly total: number;
  readonly done: number;
  readonly open: number;
  readonly outcomes: Readonly<Record<string, number>>;
}

const mostEarlier = 50;
const mostRelated = 20;
/** How long ago a task of another instance may have ended to be worth a look. */
const recentDays = 90;

/** What stands around one task that its viewer has been let see. */
export class TaskContextRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The instance of the task. */
  async instance({ instanceId }: TaskSummary): Promise<TaskInstance> {
    const row = await this.#tx.row<TaskInstance>(
      `SELECT i.id, i.definition, i.version, i.plan_hash AS "planHash", i.status, i.business_key AS "businessKey",
         i.started_by AS "startedBy", COALESCE(i.started_at, i.created_at) AS "startedAt", i.input
       FROM instance i WHERE i.project_id = $1 AND i.id = $2`,
      [this.#tx.projectId, instanceId],
    );
    if (row === undefined) throw new Error(`a task without its instance: ${instanceId}`);
    return row;
  }

  /** Other tasks of the instance that the viewer may see, newest first, 50 at most. */
  earlier({ id, instanceId }: TaskSummary, viewer: TaskViewer): Promise<readonly TaskSummary[]> {
    return this.#tx.rows<TaskSummary>(
      `SELECT ${taskSummaryColumns} FROM task t WHERE t.project_id = $1 AND t.id <> $2 AND ${seenBy} AND t.instance_id = $6
       ORDER BY t.created_at DESC, t.id DESC LIMIT ${mostEarlier}`,
      [...this.#of(id, viewer), instanceId],
    );
  }

  /** Open and recent tasks of other instances with the business key that the viewer may see, newest first, 20 at most. */
  async related(
    { id, instanceId, businessKey }: TaskSummary,
    viewer: TaskViewer,
  ): Promise<readonly TaskSummary[]> {
    if (businessKey === null) return [];
    return this.#tx.rows<TaskSummary>(
      `SELECT ${taskSummaryColumns} FROM task t
       WHERE t.project_id = $1 AND t.id <> $2 AND ${seenBy} AND t.business_key = $6 AND t.instance_id <> $7
         AND (t.closed_at IS NULL OR t.closed_at > $8)
       ORDER BY t.created_at DESC, t.id DESC LIMIT ${mostRelated}`,
      [
        ...this.#of(id, viewer),
        businessKey,
        instanceId,
        new Date(this.#tx.now.getTime() - recentDays * 86_400_000),
      ],
    );
  }

  /** How the tasks of the same step of the instance stand, whoever may see them: numbers only. */
  async round({ instanceId, stepId }: TaskDetail): Promise<TaskRound> {
    const rows = await this.#tx.rows<{ outcome: string | null; isOpen: boolean; count: number }>(
      `SELECT t.outcome, t.closed_at IS NULL AND t.status <> 'submitted' AS "isOpen", count(*)::int AS count FROM task t
       WHERE t.project_id = $1 AND t.instance_id = $2 AND t.step_id = $3 GROUP BY 1, 2`,
      [this.#tx.projectId, instanceId, stepId],
    );
    const sum = (some: readonly { readonly count: number }[]) =>
      some.reduce((all, { count }) => all + count, 0);
    const open = sum(rows.filter((row) => row.isOpen));
    const ended = rows.filter((row) => !row.isOpen);
    const decided = ended
      .filter((row) => row.outcome !== null)
      .map(({ outcome, count }) => [outcome, count] as const);
    return { total: sum(rows), done: sum(ended), open, outcomes: Object.fromEntries(decided) };
  }

  #of(id: string, viewer: TaskViewer): readonly unknown[] {
    return [this.#tx.projectId, id, viewer.all, viewer.users, viewer.see];
  }
}

const seenBy = `($3 OR t.assignee = ANY ($4::text[]) OR t.submitted_by = ANY ($4::text[]) OR ${offeredTo('$4', '$5')})`;
