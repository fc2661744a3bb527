import type { Transaction } from '../database/transaction.ts';

/** A session as the guard needs it. The id is the SHA-256 of the cookie; the cookie itself is stored nowhere. */
export interface SessionRow {
  readonly hash: string;
  readonly userId: string;
  /** The value that a write must carry in its header. */
  readonly csrf: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  /** Set once the session was replaced by a newer cookie; it then lives on for moments only. */
  readonly replacedAt: Date | null;
  readonly address: string | null;
  readonly agent: string | null;
}

/** A session to open. */
export interface NewSession {
  readonly hash: string;
  readonly userId: string;
  readonly csrf: string;
  readonly expiresAt: Date;
  readonly address?: string;
  readonly agent?: string;
}

/** The columns of {@link SessionRow}, of the table `s`. */
export const sessionColumns = `s.hash, s.user_id AS "userId", s.csrf, s.created_at AS "createdAt", s.last_seen_at AS "lastSeenAt",
  s.expires_at AS "expiresAt", s.replaced_at AS "replacedAt", s.address, s.agent`;

/** Requests that were on their way with the old cookie still pass. */
const graceMs = 30_000;

/** Sessions. Runs in the installation. */
export class SessionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Opens a session after a sign-in. */
  async open(session: NewSession): Promise<void> {
    await this.#insert(session);
    this.#tx.audit({ verb: 'session.open', objectType: 'user', objectId: session.userId });
  }

  /** A session that is valid now, of an account that may sign in. */
  find(hash: string): Promise<SessionRow | undefined> {
    return this.#tx.row<SessionRow>(
      `SELECT ${sessionColumns} FROM session s JOIN user_account u ON u.id = s.user_id
       WHERE s.hash = $1 AND s.expires_at > $2 AND u.disabled_at IS NULL AND u.removed_at IS NULL`,
      [hash, this.#tx.now],
    );
  }

  /** Notes that the session is in use; written at most once a minute. */
  async touch(hash: string): Promise<void> {
    await this.#tx.run(
      `UPDATE session SET last_seen_at = $2 WHERE hash = $1 AND last_seen_at < $2::timestamptz - interval '1 minute'`,
      [hash, this.#tx.now],
    );
  }

  /** Replaces the cookie. Of two at once one wins; the loser is false and keeps using the old cookie's grace. */
  async rotate(hash: string, next: NewSession): Promise<boolean> {
    const graceEnd = new Date(this.#tx.now.getTime() + graceMs);
    const replaced = await this.#tx.run(
      `UPDATE session SET replaced_at = $2, expires_at = LEAST(expires_at, $3)
       WHERE hash = $1 AND replaced_at IS NULL AND expires_at > $2`,
      [hash, this.#tx.now, graceEnd],
    );
    if (replaced === 0) return false;
    await this.#insert(next);
    return true;
  }

  /** Signs out. */
  async close(hash: string): Promise<void> {
    const row = await this.#tx.row<{ userId: string }>(
      'DELETE FROM session WHERE hash = $1 RETURNING user_id AS "userId"',
      [hash],
    );
    if (row) this.#tx.audit({ verb: 'session.close', objectType: 'user', objectId: row.userId });
  }

  /** Signs out everywhere; `keep` is spared. */
  async closeAll(userId: string, keep?: string): Promise<number> {
    const closed = await this.#tx.run('DELETE FROM session WHERE user_id = $1 AND hash IS DISTINCT FROM $2', [
      userId,
      keep ?? null,
    ]);
    this.#tx.audit({ verb: 'session.close-all', objectType: 'user', objectId: userId, details: { closed } });
    return closed;
  }

  /** The valid sessions of a person, newest first. */
  list(userId: string): Promise<readonly SessionRow[]> {
    return this.#tx.rows<SessionRow>(
      `SELECT ${sessionColumns} FROM session s WHERE s.user_id = $1 AND s.expires_at > $2 AND s.replaced_at IS NULL
       ORDER BY s.last_seen_at DESC LIMIT 100`,
      [userId, this.#tx.now],
    );
  }

  /** Forgets sessions that have ended. */
  forget(): Promise<number> {
    return this.#tx.run('DELETE FROM session WHERE expires_at <= $1', [this.#tx.now]);
  }

  async #insert(session: NewSession): Promise<void> {
    await this.#tx.run(
      `INSERT INTO session (hash, user_id, csrf, created_at, last_seen_at, expires_at, address, agent)
       VALUES ($1, $2, $3, $4, $4, $5, $6, $7)`,
      [session.hash, session.userId, session.csrf, this.#tx.now, session.expiresAt].concat([
        (session.address ?? null) as never,
        (session.agent?.slice(0, 300) ?? null) as never,
      ]),
    );
  }
}
