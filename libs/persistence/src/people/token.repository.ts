import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';

/** An API token. The secret is shown once and stored as its SHA-256. */
export interface TokenRow {
  readonly projectId: string;
  readonly id: string;
  readonly kind: 'person' | 'worker' | 'source';
  readonly name: string;
  /** The first characters, by which people know it again. */
  readonly prefix: string;
  readonly owner: string;
  readonly scopes: readonly string[];
  /** The only event source that a token of kind `source` may send from. */
  readonly source: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** A token to make. */
export interface NewToken extends Pick<
  TokenRow,
  'id' | 'kind' | 'name' | 'prefix' | 'owner' | 'scopes' | 'expiresAt'
> {
  readonly hash: string;
  readonly source?: string;
}

/** The columns of {@link TokenRow}, of the table `k`. */
export const tokenColumns = `k.project_id AS "projectId", k.id, k.kind, k.name, k.prefix, k.owner, k.scopes, k.source,
  k.created_at AS "createdAt", k.expires_at AS "expiresAt", k.last_used_at AS "lastUsedAt",
  k.revoked_at AS "revokedAt"`;

const longestLifeMs = 366 * 24 * 3600 * 1000;

/** API tokens. All but `find` runs inside a project. */
export class TokenRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Stores a token. Fails with `token.expiry` (422) for a life of no time or over a year. */
  async create(token: NewToken): Promise<TokenRow> {
    const lifeMs = token.expiresAt.getTime() - this.#tx.now.getTime();
    if (!(lifeMs > 0 && lifeMs <= longestLifeMs)) {
      throw new AppError('token.expiry', said`a token lives for a year at most`, { status: 422 });
    }
    const what = [token.id, token.kind, token.name, token.prefix, token.hash, token.owner, token.scopes];
    await this.#tx.run(
      `INSERT INTO api_token (project_id, id, kind, name, prefix, hash, owner, scopes, source, expires_at, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [this.#tx.projectId, ...what, token.source ?? null, token.expiresAt, this.#tx.now],
    );
    const details = { kind: token.kind, name: token.name, scopes: [...token.scopes] };
    this.#tx.audit({ verb: 'token.create', objectType: 'token', objectId: token.id, details });
    return (await this.get(token.id)) as TokenRow;
  }

  /**
   * The token of this hash, if it is valid now and its owner may sign in. Runs in the installation, since the token says
   * its project. The use is noted at most once a minute.
   */
  async find(hash: string): Promise<TokenRow | undefined> {
    const row = await this.#tx.row<TokenRow>(
      `SELECT ${tokenColumns} FROM api_token k JOIN user_account u ON u.id = k.owner
       WHERE k.hash = $1 AND k.expires_at > $2 AND k.revoked_at IS NULL
         AND u.disabled_at IS NULL AND u.removed_at IS NULL`,
      [hash, this.#tx.now],
    );
    if (row) await noteUse(this.#tx, hash, row.lastUsedAt);
    return row;
  }

  /** One token of this project, or undefined. */
  get(id: string): Promise<TokenRow | undefined> {
    return this.#tx.row<TokenRow>(
      `SELECT ${tokenColumns} FROM api_token k WHERE k.project_id = $1 AND k.id = $2`,
      [this.#tx.projectId, id],
    );
  }

  /** The tokens of this project, or of one owner, newest first, at most 500. */
  list(owner?: string): Promise<readonly TokenRow[]> {
    return this.#tx.rows<TokenRow>(
      `SELECT ${tokenColumns} FROM api_token k WHERE k.project_id = $1 AND ($2::text IS NULL OR k.owner = $2)
       ORDER BY k.created_at DESC, k.id LIMIT 500`,
      [this.#tx.projectId, owner ?? null],
    );
  }

  /** Revokes a token, effective at its next use. False when there is none that is still valid. */
  async revoke(id: string): Promise<boolean> {
    const revoked = await this.#tx.run(
      'UPDATE api_token SET revoked_at = $3 WHERE project_id = $1 AND id = $2 AND revoked_at IS NULL',
      [this.#tx.projectId, id, this.#tx.now],
    );
    if (revoked === 1) this.#tx.audit({ verb: 'token.revoke', objectType: 'token', objectId: id });
    return revoked === 1;
  }
}

/** Notes that the token of a hash is in use, unless that was noted a moment ago. */
export async function noteUse(tx: Transaction, hash: string, lastUsedAt: Date | null): Promise<void> {
  if (lastUsedAt !== null && tx.now.getTime() - lastUsedAt.getTime() <= 60_000) return;
  await tx.run('UPDATE api_token SET last_used_at = $2 WHERE hash = $1', [hash, tx.now]);
}
