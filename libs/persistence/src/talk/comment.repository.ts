import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { maySee } from '../notices/may-see.ts';
import { tellPeople } from '../notices/tell-people.ts';
import { CommentFiles } from './comment-files.ts';
import { commentColumns, type Audience, type Comment, type NewComment } from './comment-rows.ts';
import { mentionsOf } from './mentions.ts';
import { WatchRepository } from './watch.repository.ts';

/** A comment as it was kept. */
export interface Kept {
  readonly comment: Comment;
  /** Names in the text that nobody has who may see the task: they were told nothing. */
  readonly unreached: readonly string[];
}

const oldest: readonly OrderColumn[] = Object.freeze([
  { sql: 'c.created_at', type: 'timestamptz' },
  { sql: 'c.id', type: 'text' },
]);

const mostOfTask = 2_000;
const mostMentions = 20;

/** What people say about tasks. Who may see the task is for the caller to tell; only the author changes a comment. */
export class CommentRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The comments of a task, oldest first. */
  ofTask(taskId: string, page: PageRequest = {}): Promise<Page<Comment>> {
    return this.#list(new Conditions().add('c.task_id = ?', taskId), page);
  }

  /** The comments of an instance's tasks that are for all who may see the instance, oldest first. */
  ofInstance(instanceId: string, page: PageRequest = {}): Promise<Page<Comment>> {
    const where = new Conditions().add('c.instance_id = ?', instanceId).require(`c.audience = 'instance'`);
    return this.#list(where, page);
  }

  /** One comment, or undefined. */
  get(id: string): Promise<Comment | undefined> {
    return this.#tx.row<Comment>(
      `SELECT ${commentColumns} FROM task_comment c WHERE c.project_id = $1 AND c.id = $2`,
      [this.#tx.projectId, id],
    );
  }

  /**
   * Adds a comment of the acting person, who watches the task from then on. Those who are named in it and may see the
   * task are told, and its watchers and holder. Refused: more than 20 names (`comment.mentions`, 422), a file that is
   * not the author's own or is used elsewhere (`comment.file`, 422), more than 2,000 comments of a task (429).
   */
  async add({ id, taskId, text, audience, files }: NewComment): Promise<Kept> {
    await this.#demandRoom(taskId);
    const { reached, unreached } = await this.#named(taskId, text);
    await this.#tx.run(
      `INSERT INTO task_comment (project_id, id, task_id, instance_id, author, text, audience, mentions, created_at)
       SELECT $1, $2, t.id, t.instance_id, $4, $5, $6, $7, $8 FROM task t WHERE t.project_id = $1 AND t.id = $3`,
      [this.#tx.projectId, id, taskId, this.#author, text, audience, reached, this.#tx.now],
    );
    await new CommentFiles(this.#tx).attach(id, taskId, files);
    await new WatchRepository(this.#tx).watch(taskId, this.#author);
    await this.#tell(id, taskId, reached);
    return { comment: await this.#said(id, 'commented'), unreached };
  }

  /** Changes the text of an own comment; who is named now and was not before is told. */
  async edit(comment: Comment, text: string, audience: Audience): Promise<Kept> {
    const { id, taskId } = comment;
    const { reached, unreached } = await this.#named(taskId, text);
    await this.#change(comment, `text = $4, audience = $5, mentions = $6, edited_at = $7`, [
      text,
      audience,
      reached,
      this.#tx.now,
    ]);
    const before = comment.mentions.map((person) => person.id);
    const people = reached.filter((person) => !before.includes(person));
    await tellPeople(this.#tx, { kind: 'mentioned', taskId, people, commentId: id });
    return { comment: await this.#said(id, 'comment-edited'), unreached };
  }

  /** Takes an own comment back: its text and its files are gone, its place stays. */
  async remove(comment: Comment): Promise<void> {
    await this.#change(comment, `text = '', mentions = '{}', removed_at = $4`, [this.#tx.now]);
    await new CommentFiles(this.#tx).detach(comment.id);
    await this.#said(comment.id, 'comment-removed');
  }

  get #author(): string {
    return this.#tx.acting.actor;
  }

  #list(where: Conditions, page: PageRequest): Promise<Page<Comment>> {
    where.add('c.project_id = ?', this.#tx.projectId);
    const query = { columns: commentColumns, from: 'task_comment c', where, order: oldest };
    return readPage<Comment>(this.#tx, query, page);
  }

  async #change(comment: Comment, set: string, values: readonly unknown[]): Promise<void> {
    const changed = await this.#tx.run(
      `UPDATE task_comment SET ${set} WHERE project_id = $1 AND id = $2 AND author = $3 AND removed_at IS NULL`,
      [this.#tx.projectId, comment.id, this.#author, ...values],
    );
    if (changed === 0) throw unknownComment(comment.id);
  }

  /** Who is named, apart by whether they may see the task; an unknown name and one without the right look the same. */
  async #named(
    taskId: string,
    text: string,
  ): Promise<{ readonly reached: readonly string[]; readonly unreached: readonly string[] }> {
    const names = mentionsOf(text);
    if (names.length > mostMentions)
      throw new AppError('comment.mentions', said`A comment names at most ${{ mostMentions }} people`, {
        status: 422,
      });
    if (names.length === 0) return { reached: [], unreached: [] };
    const rows = await this.#tx.rows<{ id: string }>(
      `SELECT u.id FROM user_account u JOIN task t ON t.project_id = $1 AND t.id = $2
       WHERE u.id = ANY ($3::text[]) AND u.disabled_at IS NULL AND u.removed_at IS NULL AND ${maySee('u.id', '$4::timestamptz')}`,
      [this.#tx.projectId, taskId, names, this.#tx.now],
    );
    const seeing = new Set(rows.map(({ id }) => id));
    return {
      reached: names.filter((name) => seeing.has(name)),
      unreached: names.filter((name) => !seeing.has(name)),
    };
  }

  /** A person who is named hears of it once. */
  async #tell(commentId: string, taskId: string, mentioned: readonly string[]): Promise<void> {
    const about = { taskId, commentId };
    await tellPeople(this.#tx, { kind: 'mentioned', people: mentioned, ...about });
    await tellPeople(this.#tx, {
      kind: 'commented',
      watchers: true,
      holder: true,
      except: mentioned,
      ...about,
    });
  }

  async #demandRoom(taskId: string): Promise<void> {
    const row = await this.#tx.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM task_comment WHERE project_id = $1 AND task_id = $2',
      [this.#tx.projectId, taskId],
    );
    if ((row?.count ?? 0) < mostOfTask) return;
    throw new AppError('comment.too-many', said`A task has at most ${{ mostOfTask }} comments`, {
      status: 429,
    });
  }

  async #said(id: string, what: string): Promise<Comment> {
    const comment = await this.get(id);
    if (!comment) throw unknownComment(id);
    const { taskId, audience } = comment;
    const about = { objectType: 'task', objectId: taskId, details: { comment: id, audience } };
    this.#tx.audit({ verb: `task.${what}`, ...about });
    this.#tx.change({ noun: 'task', objectId: taskId, what });
    return comment;
  }
}

/** The comment is not there, not for this person, or not this person's own. */
export function unknownComment(id: string): AppError {
  return new AppError('comment.unknown', said`There is no comment "${{ id }}"`, { status: 404 });
}
