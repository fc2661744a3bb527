import type { Transaction } from '../../database/transaction.ts';

/** What a caller says with every change of a task. */
export interface TaskChange {
  /** The version that was seen; another one now is refused. Absent = any. */
  readonly version?: number | undefined;
  readonly reason?: string | undefined;
}

/** Handing on: as any change, and with what. */
export interface Handing extends TaskChange {
  /** What is filled in so far goes along unless `drop`. */
  readonly draft?: 'keep' | 'drop' | undefined;
}

/** Forgets what has been filled in, so that the next one begins anew. */
export async function dropDraft(tx: Transaction, taskId: string): Promise<void> {
  await tx.run(
    `UPDATE task SET draft = NULL, draft_by = NULL, draft_at = NULL, draft_revision = 0
     WHERE project_id = $1 AND id = $2`,
    [tx.projectId, taskId],
  );
}
