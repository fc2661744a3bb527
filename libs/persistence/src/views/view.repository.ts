import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { failureCode } from '../database/failure.ts';
import type { Transaction } from '../database/transaction.ts';

/** A page as somebody likes to look at it: its name and the query string of its URL. */
export interface SavedView {
  readonly id: string;
  /** The page it belongs to, such as `instances`. */
  readonly page: string;
  readonly name: string;
  readonly query: string;
  /** Whether everybody of the project sees it. */
  readonly isShared: boolean;
  readonly owner: string;
  readonly updatedAt: Date;
}

/** What a person says of a view. */
export type ViewContent = Pick<SavedView, 'name' | 'query' | 'isShared'>;

const columns = `w.id, w.page, w.name, w.query, w.is_shared AS "isShared", w.owner, w.updated_at AS "updatedAt"`;

/** Most views of one person for one page. */
const mostOfOne = 100;
/** Most views that a page shows. */
const mostShown = 500;

/** Saved views: a person's own, and those that others share. Only the owner changes one. */
export class ViewRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The views of a page that this person sees, by name; own ones and shared ones. */
  list(page: string, userId: string): Promise<readonly SavedView[]> {
    return this.#tx.rows<SavedView>(
      `SELECT ${columns} FROM saved_view w
       WHERE w.project_id = $1 AND w.page = $2 AND (w.owner = $3 OR w.is_shared)
       ORDER BY w.name, w.id LIMIT ${mostShown}`,
      [this.#tx.projectId, page, userId],
    );
  }

  /** One view that this person sees. Fails with `view.unknown` (404). */
  async demand(id: string, userId: string): Promise<SavedView> {
    const view = await this.#tx.row<SavedView>(
      `SELECT ${columns} FROM saved_view w
       WHERE w.project_id = $1 AND w.id = $2 AND (w.owner = $3 OR w.is_shared)`,
      [this.#tx.projectId, id, userId],
    );
    if (view !== undefined) return view;
    throw unknownView(id);
  }

  /** Adds a view. Fails with `view.name` (409) where the person has one of this name, `view.too-many` (422). */
  async add(view: Omit<SavedView, 'updatedAt'>): Promise<SavedView> {
    const { id, page, name, query, isShared, owner } = view;
    await this.#demandRoom(page, owner);
    await this.#named(name, () =>
      this.#tx.run(
        `INSERT INTO saved_view (project_id, id, page, name, query, is_shared, owner, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8)`,
        [this.#tx.projectId, id, page, name, query, isShared, owner, this.#tx.now],
      ),
    );
    this.#say('created', view);
    return this.demand(id, owner);
  }

  /** Changes a view of the owner. Fails with `view.unknown` (404) for any other, and `view.name` (409). */
  async replace(id: string, owner: string, { name, query, isShared }: ViewContent): Promise<SavedView> {
    const changed = await this.#named(name, () =>
      this.#tx.run(
        `UPDATE saved_view SET name = $4, query = $5, is_shared = $6, updated_at = $7
         WHERE project_id = $1 AND id = $2 AND owner = $3`,
        [this.#tx.projectId, id, owner, name, query, isShared, this.#tx.now],
      ),
    );
    if (changed === 0) throw unknownView(id);
    const view = await this.demand(id, owner);
    this.#say('updated', view);
    return view;
  }

  /** Takes a view away: an own one, or with `anyOwner` a shared one of somebody. Fails with `view.unknown` (404). */
  async remove(id: string, userId: string, anyOwner: boolean): Promise<void> {
    const [view] = await this.#tx.rows<SavedView>(
      `DELETE FROM saved_view w WHERE w.project_id = $1 AND w.id = $2 AND (w.owner = $3 OR $4 AND w.is_shared)
       RETURNING ${columns}`,
      [this.#tx.projectId, id, userId, anyOwner],
    );
    if (view === undefined) throw unknownView(id);
    this.#say('removed', view);
  }

  async #demandRoom(page: string, owner: string): Promise<void> {
    const row = await this.#tx.row<{ count: number }>(
      'SELECT count(*)::int AS count FROM saved_view WHERE project_id = $1 AND page = $2 AND owner = $3',
      [this.#tx.projectId, page, owner],
    );
    if ((row?.count ?? 0) < mostOfOne) return;
    const message = said`One person keeps at most ${{ mostOfOne }} views of a page`;
    throw new AppError('view.too-many', message, { status: 422 });
  }

  async #named<T>(name: string, write: () => Promise<T>): Promise<T> {
    try {
      return await write();
    } catch (failure) {
      if (failureCode(failure) !== '23505') throw failure;
      const message = said`You have a view named "${{ name }}" already`;
      throw new AppError('view.name', message, { status: 409, cause: failure });
    }
  }

  /** Only what others see is worth an entry of the audit trail. */
  #say(what: string, { id, page, name, isShared }: Omit<SavedView, 'updatedAt'>): void {
    if (!isShared) return;
    this.#tx.audit({ verb: `view.${what}`, objectType: 'view', objectId: id, details: { page, name } });
  }
}

function unknownView(id: string): AppError {
  return new AppError('view.unknown', said`There is no view "${{ id }}"`, { status: 404 });
}
