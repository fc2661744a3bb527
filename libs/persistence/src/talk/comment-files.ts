import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

/** Files beside comments. A file that came for no task belongs to the comment's task from then on. */
export class CommentFiles {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Puts files beside a comment. Fails with `comment.file` (422) for one that the acting person has not uploaded, that
   * belongs to another task, that is beside another comment, or that one of the person's own starts has in its input: a
   * comment would show it to others, and take it along when it goes.
   */
  async attach(commentId: string, taskId: string, files: readonly string[]): Promise<void> {
    const unique = [...new Set(files)];
    if (unique.length === 0) return;
    const attached = await this.#tx.rows<{ id: string }>(
      `INSERT INTO comment_file (project_id, file_id, comment_id, place, adopted)
       SELECT $1, f.id, $2, w.place, f.task_id IS NULL
       FROM unnest($3::text[]) WITH ORDINALITY AS w (id, place) JOIN file f ON f.project_id = $1 AND f.id = w.id
       WHERE f.uploaded_by = $4 AND (f.task_id = $5 OR (f.task_id IS NULL AND NOT EXISTS (SELECT 1 FROM instance i
         WHERE i.project_id = $1 AND i.started_by = $4 AND i.created_at >= f.uploaded_at
           AND strpos(i.input::text, f.id) > 0)))
       ON CONFLICT DO NOTHING RETURNING file_id AS id`,
      [this.#tx.projectId, commentId, unique, this.#tx.acting.actor, taskId],
    );
    const refused = unique.find((id) => !attached.some((row) => row.id === id));
    if (refused !== undefined) throw refusedFile(refused);
    await this.#tx.run(
      `UPDATE file f SET task_id = $3 FROM comment_file a
       WHERE a.project_id = $1 AND a.comment_id = $2 AND a.adopted AND f.project_id = $1 AND f.id = a.file_id`,
      [this.#tx.projectId, commentId, taskId],
    );
  }

  /** Takes the files of a comment away; those that came by it are for who uploaded them alone, until they are forgotten. */
  async detach(commentId: string): Promise<void> {
    await this.#tx.run(
      `WITH gone AS (DELETE FROM comment_file WHERE project_id = $1 AND comment_id = $2 RETURNING file_id, adopted)
       UPDATE file f SET task_id = NULL FROM gone WHERE f.project_id = $1 AND f.id = gone.file_id AND gone.adopted`,
      [this.#tx.projectId, commentId],
    );
  }

  /** Whether the file is beside a comment that is for everybody who may see the instance. */
  async isForInstance(fileId: string): Promise<boolean> {
    const row = await this.#tx.row(
      `SELECT 1 FROM comment_file a JOIN task_comment c ON c.project_id = a.project_id AND c.id = a.comment_id
       WHERE a.project_id = $1 AND a.file_id = $2 AND c.audience = 'instance' AND c.removed_at IS NULL`,
      [this.#tx.projectId, fileId],
    );
    return row !== undefined;
  }
}

function refusedFile(file: string): AppError {
  return new AppError(
    'comment.file',
    said`The file "${{ file }}" cannot be put beside a comment: it is not yours, or it is used elsewhere`,
    { status: 422, details: { file } },
  );
}
