import type { Transaction } from '../database/transaction.ts';

/** A file as lists and answers show it. */
export interface FileRow {
  readonly id: string;
  readonly name: string;
  /** Media type, as found in the bytes. */
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  /** The task that it was uploaded for; whoever may see that one may see the file. */
  readonly taskId: string | null;
  readonly uploadedBy: string;
  readonly uploadedAt: Date;
}

/** A file with what is in it. */
export interface StoredFile extends FileRow {
  readonly content: Uint8Array;
}

/** A file that is to be kept. */
export interface NewFile extends Omit<StoredFile, 'uploadedBy' | 'uploadedAt'> {
  readonly uploadedBy: string;
}

const columns = `f.id, f.name, f.type, f.size, f.sha256, f.task_id AS "taskId", f.uploaded_by AS "uploadedBy",
  f.uploaded_at AS "uploadedAt"`;

/** Files that people attach: written once, never changed. */
export class FileRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Keeps a file, with an audit row. */
  async add(file: NewFile): Promise<FileRow> {
    const { id, name, type, size, sha256, content, taskId, uploadedBy } = file;
    await this.#tx.run(
      `INSERT INTO file (project_id, id, name, type, size, sha256, content, task_id, uploaded_by, uploaded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [this.#tx.projectId, id, name, type, size, sha256, content, taskId, uploadedBy, this.#tx.now],
    );
    this.#tx.audit({
      verb: 'file.added',
      objectType: 'file',
      objectId: id,
      details: { name, type, size, taskId },
    });
    return { id, name, type, size, sha256, taskId, uploadedBy, uploadedAt: this.#tx.now };
  }

  /** The file with its bytes; undefined where there is none. Who may see it is for the caller to tell. */
  get(id: string): Promise<StoredFile | undefined> {
    return this.#tx.row<StoredFile>(
      `SELECT ${columns}, f.content FROM file f WHERE f.project_id = $1 AND f.id = $2`,
      [this.#tx.projectId, id],
    );
  }

  /** Those of these files that there are, without their bytes. */
  find(ids: readonly string[]): Promise<readonly FileRow[]> {
    return this.#tx.rows<FileRow>(
      `SELECT ${columns} FROM file f WHERE f.project_id = $1 AND f.id = ANY ($2::text[])`,
      [this.#tx.projectId, ids],
    );
  }

  /**
   * Forgets files that nothing names, comments neither: of tasks that were closed before a moment with another answer or
   * none, and of no task where none of the person's own starts since has the file in its input and none of its answers
   * that wait names it. At most so many; says how many, also to the audit trail. Runs in the installation.
   */
  async forgetOrphans(before: Date, atMost: number): Promise<number> {
    const count = await this.#tx.run(
      `DELETE FROM file WHERE (project_id, id) IN (
         SELECT f.project_id, f.id FROM file f
         LEFT JOIN task t ON t.project_id = f.project_id AND t.id = f.task_id
         WHERE f.uploaded_at < $1 AND NOT EXISTS (SELECT 1 FROM comment_file a
           WHERE a.project_id = f.project_id AND a.file_id = f.id) AND CASE WHEN f.task_id IS NOT NULL
           THEN t.closed_at < $1 AND strpos(COALESCE(t.output::text, ''), f.id) = 0
           ELSE NOT EXISTS (SELECT 1 FROM instance i WHERE i.project_id = f.project_id
             AND i.started_by = f.uploaded_by AND i.created_at >= f.uploaded_at AND strpos(i.input::text, f.id) > 0)
           AND NOT EXISTS (SELECT 1 FROM early_answer e WHERE e.project_id = f.project_id
             AND e.person = f.uploaded_by AND strpos(e.output::text, f.id) > 0)
           END
         LIMIT $2)`,
      [before, atMost],
    );
    if (count > 0)
      this.#tx.audit({
        verb: 'file.forgotten',
        objectType: 'upkeep',
        objectId: 'file',
        details: { count, before: before.toISOString() },
      });
    return count;
  }

  /** Of these files those that the person has added for no task belong to a task from now on. */
  async adopt(taskId: string, person: string, ids: readonly string[]): Promise<void> {
    await this.#tx.run(
      `UPDATE file SET task_id = $2 WHERE project_id = $1 AND task_id IS NULL AND uploaded_by = $3
         AND id = ANY ($4::text[])`,
      [this.#tx.projectId, taskId, person, ids],
    );
  }

  /** How many files a person has added since a moment, and how many a task has. */
  async counts(
    person: string,
    since: Date,
    taskId: string | null,
  ): Promise<{ byPerson: number; ofTask: number }> {
    const row = await this.#tx.row<{ byPerson: number; ofTask: number }>(
      `SELECT (SELECT count(*)::int FROM file WHERE project_id = $1 AND uploaded_by = $2 AND uploaded_at > $3)
           AS "byPerson",
         (SELECT count(*)::int FROM file WHERE project_id = $1 AND task_id = $4) AS "ofTask"`,
      [this.#tx.projectId, person, since, taskId],
    );
    return row ?? { byPerson: 0, ofTask: 0 };
  }
}
