import { said, type JsonValue } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { failureCode } from '../database/failure.ts';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';

/** A saved answer with its outcome. */
export interface SavedMacro extends MacroContent {
  readonly id: string;
  readonly owner: string;
}

/** What a person says of a macro. */
export interface MacroContent {
  readonly name: string;
  /** `definition/stepId`; null = for every task. */
  readonly step: string | null;
  readonly outcome: string | null;
  readonly data: JsonValue;
  readonly comment: string | null;
  /** Whether everybody of the project may use it. */
  readonly isShared: boolean;
}

const columns = `w.id, w.owner, w.name, w.step, w.outcome, w.data, w.comment, w.is_shared AS "isShared"`;
const mostOfOne = 200;
const mostShown = 500;

/** Saved answers: a person's own, and those that others share. Only the owner changes one. */
export class MacroRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Those this person may use, by name, at most 500; with `step` those for it and those for every task. */
  list(userId: string, step: string | undefined): Promise<readonly SavedMacro[]> {
    return this.#tx.rows<SavedMacro>(
      `SELECT ${columns} FROM macro w WHERE w.project_id = $1 AND (w.owner = $2 OR w.is_shared)
         AND ($3::text IS NULL OR w.step IS NULL OR w.step = $3)
       ORDER BY w.name, w.id LIMIT ${mostShown}`,
      [this.#tx.projectId, userId, step ?? null],
    );
  }

  /** Adds one. Fails with `macro.name` (409) where the person has one of this name, `macro.too-many` (422). */
  async add(id: string, owner: string, content: MacroContent): Promise<SavedMacro> {
    await this.#demandRoom(owner);
    await this.#named(content.name, () =>
      this.#tx.run(
        `INSERT INTO macro (project_id, id, owner, name, step, outcome, data, comment, is_shared, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
        [this.#tx.projectId, id, owner, ...valuesOf(content), this.#tx.now],
      ),
    );
    return this.#say('created', { id, owner, ...content });
  }

  /** Changes one of the owner. Fails with `macro.unknown` (404) for any other, and `macro.name` (409). */
  async replace(id: string, owner: string, content: MacroContent): Promise<SavedMacro> {
    const changed = await this.#named(content.name, () =>
      this.#tx.run(
        `UPDATE macro SET name = $4, step = $5, outcome = $6, data = $7, comment = $8, is_shared = $9, updated_at = $10
         WHERE project_id = $1 AND id = $2 AND owner = $3`,
        [this.#tx.projectId, id, owner, ...valuesOf(content), this.#tx.now],
      ),
    );
    if (changed === 0) throw unknownMacro(id);
    return this.#say('updated', { id, owner, ...content });
  }

  /** Takes one away: an own one, or with `anyOwner` a shared one of somebody. Fails with `macro.unknown` (404). */
  async remove(id: string, userId: string, anyOwner: boolean): Promise<void> {
    const macro = await this.#tx.row<SavedMacro>(
      `DELETE FROM macro w WHERE w.project_id = $1 AND w.id = $2 AND (w.owner = $3 OR $4 AND w.is_shared)
       RETURNING ${columns}`,
      [this.#tx.projectId, id, userId, anyOwner],
    );
    if (macro === undefined) throw unknownMacro(id);
    this.#say('removed', macro);
  }

  async #demandRoom(owner: string): Promise<void> {
    const row = await this.#tx.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM macro WHERE project_id = $1 AND owner = $2',
      [this.#tx.projectId, owner],
    );
    if ((row?.count ?? 0) < mostOfOne) return;
    throw new AppError('macro.too-many', said`One person keeps at most ${{ mostOfOne }} saved answers`, {
      status: 422,
    });
  }

  async #named<T>(name: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (failure) {
      if (failureCode(failure) !== '23505') throw failure;
      const message = said`You have a saved answer named "${{ name }}" already`;
      throw new AppError('macro.name', message, { status: 409, cause: failure });
    }
  }

  /** Only what others use is worth an entry of the audit trail. */
  #say(what: string, macro: SavedMacro): SavedMacro {
    const { id, name, step, isShared } = macro;
    if (isShared)
      this.#tx.audit({ verb: `macro.${what}`, objectType: 'macro', objectId: id, details: { name, step } });
    return macro;
  }
}

function valuesOf({ name, step, outcome, data, comment, isShared }: MacroContent): readonly unknown[] {
  return [name, step, outcome, jsonParameter(data), comment, isShared];
}

function unknownMacro(id: string): AppError {
  return new AppError('macro.unknown', said`There is no saved answer "${{ id }}"`, { status: 404 });
}
