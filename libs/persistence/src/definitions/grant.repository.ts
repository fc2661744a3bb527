import type { Transaction } from '../database/transaction.ts';
import { DefinitionRepository, unknownDefinition, type DefinitionKey } from './definition.repository.ts';

/** A right over a definition, given to a person or to a group. */
export interface DefinitionGrant {
  readonly granteeKind: 'user' | 'group';
  readonly grantee: string;
  readonly verb: 'start';
}

/** Rights over single definitions, beside those that roles give. */
export class GrantRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The rights over one definition. */
  list(key: DefinitionKey): Promise<readonly DefinitionGrant[]> {
    return this.#tx.rows<DefinitionGrant>(
      `SELECT grantee_kind AS "granteeKind", grantee, verb FROM definition_grant
       WHERE project_id = $1 AND kind = $2 AND name = $3 ORDER BY 1, 2, 3`,
      this.#place(key),
    );
  }

  /** Replaces the rights over one definition. Fails with `definition.unknown` (404). */
  async set(key: DefinitionKey, grants: readonly DefinitionGrant[]): Promise<void> {
    if (!(await new DefinitionRepository(this.#tx).get(key))) throw unknownDefinition(key);
    await this.#tx.run(
      'DELETE FROM definition_grant WHERE project_id = $1 AND kind = $2 AND name = $3',
      this.#place(key),
    );
    await this.#tx.run(
      `INSERT INTO definition_grant (project_id, kind, name, grantee_kind, grantee, verb)
       SELECT $1, $2, $3, g->>'granteeKind', g->>'grantee', g->>'verb'
       FROM json_array_elements($4::json) AS g ON CONFLICT DO NOTHING`,
      [...this.#place(key), JSON.stringify(grants)],
    );
    const details = grants.map(({ granteeKind, grantee, verb }) => `${verb}: ${granteeKind} ${grantee}`);
    const objectId = `${key.kind}/${key.name}`;
    this.#tx.audit({ verb: 'definition.grants-set', objectType: 'definition', objectId, details });
  }

  /** Whether the person, or one of the person's groups, was given the right to start it. */
  async mayStart(key: DefinitionKey, userId: string, groups: readonly string[]): Promise<boolean> {
    const found = await this.#tx.row(
      `SELECT 1 FROM definition_grant WHERE project_id = $1 AND kind = $2 AND name = $3 AND verb = 'start'
         AND ((grantee_kind = 'user' AND grantee = $4) OR (grantee_kind = 'group' AND grantee = ANY ($5))) LIMIT 1`,
      [...this.#place(key), userId, groups],
    );
    return found !== undefined;
  }

  #place(key: DefinitionKey): string[] {
    return [this.#tx.projectId, key.kind, key.name];
  }
}
