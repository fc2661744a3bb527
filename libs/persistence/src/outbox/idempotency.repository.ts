import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';

/** A request that may be sent again. */
export interface IdempotentRequest {
  /** User or token. */
  readonly principal: string;
  /** Method and path template. */
  readonly route: string;
  /** The Idempotency-Key. */
  readonly key: string;
  /** Hash of what was asked for. */
  readonly requestHash: string;
}

/** Remembered answers to requests with an Idempotency-Key. */
export class IdempotencyRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Does `work` once and answers the same from then on. Requests at the same time wait for the first; what fails is
   * not remembered. The same key with another request fails with `idempotency.mismatch` (422).
   */
  async once<T extends JsonValue>(
    request: IdempotentRequest,
    work: () => Promise<T>,
  ): Promise<{ readonly response: T; readonly replayed: boolean }> {
    const place = [this.#tx.projectId, request.principal, request.route, request.key];
    const inserted = await this.#tx.run(
      `INSERT INTO idempotency (project_id, principal, route, key, request_hash, created_at)
       VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
      [...place, request.requestHash, this.#tx.now],
    );
    if (inserted === 0)
      return { response: await this.#remembered<T>(place, request.requestHash), replayed: true };
    const response = await work();
    await this.#tx.run(
      'UPDATE idempotency SET response = $5 WHERE project_id = $1 AND principal = $2 AND route = $3 AND key = $4',
      [...place, jsonParameter(response)],
    );
    return { response, replayed: false };
  }

  /** Forgets answers older than a moment. Runs in the installation. */
  forget(before: Date): Promise<number> {
    return this.#tx.run('DELETE FROM idempotency WHERE created_at < $1', [before]);
  }

  async #remembered<T>(place: readonly string[], requestHash: string): Promise<T> {
    const row = await this.#tx.row<{ requestHash: string; response: T }>(
      `SELECT request_hash AS "requestHash", response FROM idempotency
       WHERE project_id = $1 AND principal = $2 AND route = $3 AND key = $4`,
      place,
    );
    if (row?.requestHash === requestHash) return row.response;
    throw new AppError('idempotency.mismatch', said`this Idempotency-Key was used for another request`, {
      status: 422,
    });
  }
}
