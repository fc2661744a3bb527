import type { DefinitionKind } from '@fermata/model';
import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';
import type { DefinitionKey } from './definition.repository.ts';
import {
  summaryColumns,
  versionSummaryColumns,
  type DefinitionSummary,
  type VersionSummary,
} from './definition-rows.ts';

/** Which definitions a list shows. */
export interface DefinitionFilter {
  readonly kind?: DefinitionKind;
  /** Words, each of which must occur in name, title, description, a tag or the draft's text. */
  readonly text?: string;
  readonly tag?: string;
  /** Absent = only those in use. */
  readonly archived?: boolean;
  readonly deleted?: boolean;
  readonly published?: boolean;
  /** Absent = `name`. */
  readonly order?: 'name' | 'updated';
}

/** Somebody who refers to a definition. */
export interface Use {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  /** JSON Pointer to the reference. */
  readonly path: string;
  /** What it was pinned to. */
  readonly targetVersion: number | null;
  /** Whether the version that refers is the latest of its definition. */
  readonly isLatest: boolean;
}

const kind: OrderColumn = { sql: 'd.kind', type: 'text' };
const name: OrderColumn = { sql: 'd.name', type: 'text' };

const orders: Readonly<Record<'name' | 'updated', readonly OrderColumn[]>> = Object.freeze({
  name: [name, kind],
  updated: [{ sql: 'd.updated_at', type: 'timestamptz', descending: true }, kind, name],
});

const newestVersion: readonly OrderColumn[] = Object.freeze([
  { sql: 'v.version', type: 'int', descending: true },
]);

/** Definitions, to look through. */
export class DefinitionListRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The definitions that fit, page by page. */
  async list(filter: DefinitionFilter, page: PageRequest = {}): Promise<Page<DefinitionSummary>> {
    const order = orders[filter.order ?? 'name'];
    const where = this.#where(filter);
    const query = { columns: summaryColumns, from: 'definition d', where, order };
    return readPage<DefinitionSummary>(this.#tx, query, page);
  }

  /** The versions of a definition, newest first. */
  async history(key: DefinitionKey, page: PageRequest = {}): Promise<Page<VersionSummary>> {
    const where = new Conditions()
      .add('v.project_id = ?', this.#tx.projectId)
      .add('v.kind = ?', key.kind)
      .add('v.name = ?', key.name);
    const query = {
      columns: versionSummaryColumns,
      from: 'definition_version v',
      where,
      order: newestVersion,
    };
    return readPage<VersionSummary>(this.#tx, query, page);
  }

  /** Which published versions refer to a definition; at most 500, those of latest versions first. */
  whereUsed(target: { readonly kind: string; readonly name: string }): Promise<readonly Use[]> {
    return this.#tx.rows<Use>(
      `SELECT r.kind, r.name, r.version, r.path, r.target_version AS "targetVersion",
         r.version = d.latest_version AS "isLatest"
       FROM definition_reference r
       JOIN definition d ON d.project_id = r.project_id AND d.kind = r.kind AND d.name = r.name
       WHERE r.project_id = $1 AND r.target_kind = $2 AND r.target_name = $3
       ORDER BY "isLatest" DESC, r.kind, r.name, r.version DESC, r.path LIMIT 500`,
      [this.#tx.projectId, target.kind, target.name],
    );
  }

  /** How many instances of each workflow are not closed; counted up to 1,000 each. */
  async openInstances(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#tx.rows<{ readonly name: string; readonly open: number }>(
      `SELECT n.name, (SELECT count(*)::int FROM (
         SELECT 1 FROM instance i WHERE i.project_id = $1 AND i.definition = n.name
           AND i.status IN ('pending', 'running', 'waiting', 'suspended') LIMIT 1000) counted) AS open
       FROM unnest($2::text[]) AS n (name)`,
      [this.#tx.projectId, names as never],
    );
    return new Map(rows.map(({ name: workflow, open }) => [workflow, open]));
  }

  #where(filter: DefinitionFilter): Conditions {
    const where = new Conditions()
      .add('d.project_id = ?', this.#tx.projectId)
      .addGiven('d.kind = ?', filter.kind)
      .addGiven('? = ANY (d.tags)', filter.tag)
      .require(`d.archived_at IS ${filter.archived ? 'NOT ' : ''}NULL`)
      .require(`d.deleted_at IS ${filter.deleted ? 'NOT ' : ''}NULL`);
    if (filter.published !== undefined) where.require(`(d.latest_version > 0) = ${String(filter.published)}`);
    for (const word of wordsOf(filter.text)) where.add(searched, `%${word}%`);
    return where;
  }
}

const searched = `(d.name || ' ' || d.title || ' ' || d.description || ' ' || array_to_string(d.tags, ' ') || ' ' ||
  COALESCE(d.draft_source, '')) ILIKE ?`;

/** At most eight words; the marks of LIKE stand for themselves. */
function wordsOf(text = ''): readonly string[] {
  const words = text.split(/\s+/).filter((word) => word !== '');
  return words.slice(0, 8).map((word) => word.replaceAll(/[\\%_]/g, String.raw`\$&`));
}
