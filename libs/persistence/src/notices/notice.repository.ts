import type { NoticeChannel, NoticeKind, NoticeSettings } from '@fermata/contracts';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import { excerptOf } from './excerpt.ts';
import { maySee } from './may-see.ts';
import { settingsOf, usualDigest } from './notice-channels.ts';

/** A notice as its person sees it. */
export interface Notice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly taskId: string;
  readonly title: string;
  /** Of the task's instance. */
  readonly businessKey: string | null;
  /** Who has done it; not always a person. */
  readonly by: string;
  /** Null where no person has. */
  readonly byName: string | null;
  readonly detail: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** A notice as it is read: what its comment says is Markdown. */
export interface ReadNotice extends Notice {
  readonly said: string | null;
}

/** Enough of a comment for its excerpt. */
const mostRead = 1_000;

/**
 * The columns of {@link ReadNotice}. What a comment says is shown only while it is there and its reader may see the task
 * at the moment of an expression.
 */
export const noticeColumns = (now: string): string => `n.id, n.kind, n.task_id AS "taskId", n.title, n.by,
  (SELECT k.business_key FROM task k WHERE k.project_id = n.project_id AND k.id = n.task_id) AS "businessKey",
  (SELECT b.display_name FROM user_account b WHERE b.id = n.by) AS "byName",
  (SELECT left(c.text, ${mostRead}) FROM task_comment c JOIN task t ON t.project_id = c.project_id AND t.id = c.task_id
    WHERE c.project_id = n.project_id AND c.id = n.comment_id AND c.removed_at IS NULL AND ${maySee('n.person', now)})
    AS said, n.detail, n.at, n.read_at AS "readAt"`;

/** The notice, with the beginning of its comment as plain text. */
export function noticeOf({ said, ...notice }: ReadNotice): Notice {
  return said === null ? notice : { ...notice, detail: excerptOf(said) };
}

const newest: readonly OrderColumn[] = Object.freeze([
  { sql: 'n.at', type: 'timestamptz', descending: true },
  { sql: 'n.id', type: 'text', descending: true },
]);

/** What a bell can count to. */
const mostCounted = 999;

/** What one person is told, and how it wants to be told. */
export class NoticeRepository {
  readonly #tx: Transaction;
  readonly #person: string;

  constructor(tx: Transaction, person: string) {
    this.#tx = tx;
    this.#person = person;
  }

  /** The person's notices, newest first; with `unread` only those not read yet. */
  async list(filter: { readonly unread?: boolean }, page: PageRequest = {}): Promise<Page<Notice>> {
    const where = new Conditions()
      .add('n.project_id = ?', this.#tx.projectId)
      .add('n.person = ?', this.#person);
    if (filter.unread === true) where.require('n.read_at IS NULL');
    where.parameters.push(this.#tx.now);
    const columns = noticeColumns(`$${where.parameters.length}::timestamptz`);
    const query = { columns, from: 'person_notice n', where, order: newest };
    const read = await readPage<ReadNotice>(this.#tx, query, page);
    return { ...read, items: read.items.map(noticeOf) };
  }

  /** How many are not read yet, counted up to 999. */
  async unread(): Promise<number> {
    const row = await this.#tx.row<{ count: number }>(
      `SELECT count(*)::int AS count FROM (SELECT 1 FROM person_notice
         WHERE project_id = $1 AND person = $2 AND read_at IS NULL LIMIT ${mostCounted}) AS bounded`,
      [this.#tx.projectId, this.#person],
    );
    return row?.count ?? 0;
  }

  /** Marks these, or with undefined all, as read; other people's are left alone. Says how many it were. */
  async read(ids: readonly string[] | undefined): Promise<number> {
    const changed = await this.#tx.run(
      `UPDATE person_notice SET read_at = $3
       WHERE project_id = $1 AND person = $2 AND read_at IS NULL AND ($4::text[] IS NULL OR id = ANY ($4))`,
      [this.#tx.projectId, this.#person, this.#tx.now, ids ?? null],
    );
    if (changed > 0)
      this.#tx.change({
        noun: 'notice',
        objectId: this.#person,
        what: 'read',
        details: { people: [this.#person] },
      });
    return changed;
  }

  /** How the person wants to be told. */
  async settings(): Promise<NoticeSettings> {
    const row = await this.#tx.row<{
      channels: Partial<Record<NoticeKind, NoticeChannel>>;
      digestAt: string;
    }>(`SELECT channels, digest_at AS "digestAt" FROM notice_setting WHERE project_id = $1 AND person = $2`, [
      this.#tx.projectId,
      this.#person,
    ]);
    return settingsOf(row?.channels ?? {}, row?.digestAt ?? usualDigest);
  }

  /** Keeps how the person wants to be told from now on. */
  async saveSettings({ channels, digestAt }: NoticeSettings): Promise<NoticeSettings> {
    await this.#tx.run(
      `INSERT INTO notice_setting (project_id, person, channels, digest_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (project_id, person) DO UPDATE SET channels = excluded.channels, digest_at = excluded.digest_at`,
      [this.#tx.projectId, this.#person, JSON.stringify(channels), digestAt],
    );
    return settingsOf(channels, digestAt);
  }
}
