import type { Transaction } from '../database/transaction.ts';

/** What a one-time token is for. */
export type OneTimePurpose = 'invite' | 'reset' | 'first-admin';

/** What is kept about attempts to sign in, and the tokens that work once. Runs in the installation. */
export class SignInRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Failures of each subject (an account, an address) since a moment, after the subject's last success. */
  async failures(subjects: readonly string[], since: Date): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#tx.rows<{ subject: string; failures: number }>(
      `SELECT a.subject, count(*)::int AS failures FROM signin_attempt a
       WHERE a.subject = ANY ($1) AND a.at >= $2 AND NOT a.succeeded AND a.at > COALESCE((
         SELECT max(s.at) FROM signin_attempt s WHERE s.subject = a.subject AND s.succeeded), '-infinity')
       GROUP BY a.subject`,
      [subjects, since],
    );
    return new Map(rows.map((row) => [row.subject, row.failures]));
  }

  /** Notes one attempt for all its subjects; a failure is audited as denied. */
  async note(attempt: { subjects: readonly string[]; userId: string; succeeded: boolean }): Promise<void> {
    await this.#tx.run(
      'INSERT INTO signin_attempt (subject, at, succeeded) SELECT unnest($1::text[]), $2, $3',
      [attempt.subjects, this.#tx.now, attempt.succeeded],
    );
    if (attempt.succeeded) return;
    this.#tx.audit({ verb: 'session.open', objectType: 'user', objectId: attempt.userId, outcome: 'denied' });
  }

  /** Forgets attempts older than a moment. */
  forget(before: Date): Promise<number> {
    return this.#tx.run('DELETE FROM signin_attempt WHERE at < $1', [before]);
  }

  /** Stores a token that works once; earlier ones of the same purpose and person no longer do. */
  async issue(token: {
    hash: string;
    purpose: OneTimePurpose;
    userId?: string;
    expiresAt: Date;
  }): Promise<void> {
    await this.#tx.run(
      'DELETE FROM one_time_token WHERE purpose = $1 AND user_id IS NOT DISTINCT FROM $2 AND used_at IS NULL',
      [token.purpose, token.userId ?? null],
    );
    await this.#tx.run(
      `INSERT INTO one_time_token (hash, purpose, user_id, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)`,
      [token.hash, token.purpose, token.userId ?? null, this.#tx.now, token.expiresAt],
    );
    this.#tx.audit({ verb: `one-time.${token.purpose}`, objectType: 'user', objectId: token.userId ?? '-' });
  }

  /** Uses a token up. Of two uses at once one gets it; undefined when it is unknown, used or expired. */
  async redeem(
    hash: string,
    purpose: OneTimePurpose,
  ): Promise<{ readonly userId: string | null } | undefined> {
    return this.#tx.row<{ userId: string | null }>(
      `UPDATE one_time_token SET used_at = $3
       WHERE hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3 RETURNING user_id AS "userId"`,
      [hash, purpose, this.#tx.now],
    );
  }
}
