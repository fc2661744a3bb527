import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { maySee } from './may-see.ts';
import { noticeColumns, noticeOf, type Notice, type ReadNotice } from './notice.repository.ts';
import { usualDigest } from './notice-channels.ts';

/** Whom a mail goes to. */
export interface Addressee {
  readonly name: string;
  readonly email: string;
  /** BCP 47. */
  readonly language: string;
  /** IANA time zone. */
  readonly zone: string;
}

/** Somebody for whom notices have been gathered. */
export interface GatheredNotices {
  readonly projectId: string;
  readonly person: string;
  readonly zone: string;
  /** `hourly`, or a local time such as `08:00`. */
  readonly digestAt: string;
  readonly oldestAt: Date;
}

/** A digest shows no more notices than this; it says how many more there are. */
const mostInDigest = 200;

/** What is said to people by mail. Runs in the installation: addresses are nobody's business inside a project. */
export class MailRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The person's address; undefined for one that has none, or may not sign in any more. */
  addressee(person: string): Promise<Addressee | undefined> {
    return this.#tx.row<Addressee>(
      `SELECT u.display_name AS name, u.email, u.language, u.zone FROM user_account u
       WHERE u.id = $1 AND u.disabled_at IS NULL AND u.removed_at IS NULL AND COALESCE(u.email, '') <> ''`,
      [person],
    );
  }

  /** Those of these notices that the person has not read yet, of tasks it still may see, oldest first. */
  async unread(projectId: string, person: string, ids: readonly string[]): Promise<readonly Notice[]> {
    const rows = await this.#tx.rows<ReadNotice>(
      `SELECT ${noticeColumns('$4::timestamptz')} FROM person_notice n
       WHERE n.project_id = $1 AND n.person = $2 AND n.id = ANY ($3::text[]) AND n.read_at IS NULL
         AND EXISTS (SELECT 1 FROM task t WHERE t.project_id = n.project_id AND t.id = n.task_id AND ${maySee('n.person', '$4::timestamptz')})
       ORDER BY n.at, n.id`,
      [projectId, person, ids, this.#tx.now],
    );
    return rows.map(noticeOf);
  }

  /** For whom notices wait for a digest, at most 1,000 people. */
  gathered(): Promise<readonly GatheredNotices[]> {
    return this.#tx.rows<GatheredNotices>(
      `SELECT w.project_id AS "projectId", w.person, u.zone, COALESCE(s.digest_at, $1) AS "digestAt",
         w.oldest AS "oldestAt"
       FROM (SELECT project_id, person, min(at) AS oldest FROM person_notice
         WHERE channel = 'digest' AND mail_id IS NULL GROUP BY 1, 2 LIMIT 1000) AS w
       JOIN user_account u ON u.id = w.person
       LEFT JOIN notice_setting s ON s.project_id = w.project_id AND s.person = w.person`,
      [usualDigest],
    );
  }

  /**
   * Puts what has been gathered for a person into one mail. Of two processes that do it at the same moment one finds
   * nothing left. False when there was nothing.
   */
  async sendDigest(projectId: string, person: string, mailId: string): Promise<boolean> {
    const rows = await this.#tx.rows<{ id: string }>(
      `UPDATE person_notice SET mail_id = $3
       WHERE project_id = $1 AND person = $2 AND channel = 'digest' AND mail_id IS NULL RETURNING id`,
      [projectId, person, mailId],
    );
    if (rows.length === 0) return false;
    const notices = rows.map(({ id }) => id).slice(0, mostInDigest);
    const message = { key: `mail/${mailId}`, lane: `mail/${person}`, payload: { mailId, person, notices } };
    await new OutboxRepository(this.#tx).addAll([{ kind: 'mail', projectId, ...message }]);
    return true;
  }

  /** Forgets notices older than a moment, at most so many; says how many. */
  forget(before: Date, atMost: number): Promise<number> {
    return this.#tx.run(
      `DELETE FROM person_notice WHERE (project_id, id) IN (
         SELECT project_id, id FROM person_notice WHERE at < $1 LIMIT $2)`,
      [before, atMost],
    );
  }
}
