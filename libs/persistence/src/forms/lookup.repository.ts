import type { Transaction } from '../database/transaction.ts';

/** One thing that was found: what an answer holds, and what people read. */
export interface Found {
  readonly value: string;
  readonly title: string;
  readonly help: string | null;
}

/** What is looked for: by what it is called, or by exactly its value. */
export interface Sought {
  readonly search?: string;
  readonly value?: string;
  readonly limit: number;
}

const order = 'ORDER BY title, value LIMIT';

/** People, groups and definitions, to choose from. Only what is in use is found. */
export class LookupRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** People with a role in the project, by name or id; of one group where one is named. */
  users(sought: Sought, group?: string): Promise<readonly Found[]> {
    return this.#tx.rows<Found>(
      `SELECT u.id AS value, u.display_name AS title, u.id AS help FROM user_account u
       WHERE u.disabled_at IS NULL AND u.removed_at IS NULL
         AND EXISTS (SELECT 1 FROM user_role r WHERE r.user_id = u.id AND (r.project_id IS NULL OR r.project_id = $1))
         AND ($2::text IS NULL OR u.display_name ILIKE $2 OR u.id ILIKE $2) AND ($3::text IS NULL OR u.id = $3)
         AND ($5::text IS NULL OR EXISTS (SELECT 1 FROM group_member m
           WHERE m.project_id = $1 AND m.group_name = $5 AND m.user_id = u.id)) ${order} $4`,
      [...this.#parameters(sought), group ?? null],
    );
  }

  /** Groups of the project, by title or name. */
  groups(sought: Sought): Promise<readonly Found[]> {
    return this.#tx.rows<Found>(
      `SELECT g.name AS value, g.title AS title, g.name AS help FROM user_group g
       WHERE g.project_id = $1 AND g.removed_at IS NULL
         AND ($2::text IS NULL OR g.title ILIKE $2 OR g.name ILIKE $2) AND ($3::text IS NULL OR g.name = $3) ${order} $4`,
      this.#parameters(sought),
    );
  }

  /** Published definitions of a kind, by title or name. */
  definitions(sought: Sought, kind: string): Promise<readonly Found[]> {
    return this.#tx.rows<Found>(
      `SELECT d.name AS value, COALESCE(NULLIF(d.title, ''), d.name) AS title, d.name AS help FROM definition d
       WHERE d.project_id = $1 AND d.kind = $5 AND d.latest_version > 0
         AND d.deleted_at IS NULL AND d.archived_at IS NULL
         AND ($2::text IS NULL OR d.title ILIKE $2 OR d.name ILIKE $2) AND ($3::text IS NULL OR d.name = $3) ${order} $4`,
      [...this.#parameters(sought), kind],
    );
  }

  #parameters({ search, value, limit }: Sought): readonly [string, string | null, string | null, number] {
    const words = search === undefined || search === '' ? null : `%${search.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return [this.#tx.projectId, words, value ?? null, limit];
  }
}
