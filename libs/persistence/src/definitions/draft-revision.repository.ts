import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import type { Transaction } from '../database/transaction.ts';
import type { DefinitionKey, SourceFormat } from './definition-rows.ts';

/** A text that a draft has had, without the text. */
export interface DraftRevision {
  readonly revision: number;
  /** What someone named it; empty for one that was kept by itself. */
  readonly label: string;
  readonly savedBy: string;
  readonly savedAt: Date;
}

/** The same with its text. */
export interface DraftText extends DraftRevision {
  readonly source: string;
  readonly format: SourceFormat;
}

/** Saves of one person within this time are one revision. */
const SITTING_MS = 300_000;
/** Revisions without a name that are kept of a draft. */
const KEPT = 100;

const columns = `revision, label, saved_by AS "savedBy", saved_at AS "savedAt"`;
const place = `project_id = $1 AND kind = $2 AND name = $3`;

/** The texts that drafts have had. */
export class DraftRevisionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /**
   * Keeps the text that was just saved. It takes the place of the one before it where that has no name, is of the same
   * person, and was begun within the last five minutes; so autosave does not bury what is worth going back to.
   */
  async keep(
    key: DefinitionKey,
    text: { readonly revision: number; readonly source: string; readonly format: SourceFormat },
  ): Promise<void> {
    const begun = await this.#takeOver(key);
    await this.#tx.run(
      `INSERT INTO draft_revision (project_id, kind, name, revision, source, format, begun_at, saved_by, saved_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       ON CONFLICT (project_id, kind, name, revision) DO NOTHING`,
      [...this.#place(key), text.revision, text.source, text.format].concat([
        (begun ?? this.#tx.now) as never,
        this.#tx.acting.actor,
        this.#tx.now as never,
      ]),
    );
    await this.#tx.run(
      `DELETE FROM draft_revision WHERE ${place} AND label = '' AND revision <= (
         SELECT revision FROM draft_revision WHERE ${place} AND label = ''
         ORDER BY revision DESC OFFSET $4 LIMIT 1)`,
      [...this.#place(key), KEPT],
    );
  }

  /** At most 300 revisions, newest first. */
  list(key: DefinitionKey): Promise<readonly DraftRevision[]> {
    return this.#tx.rows<DraftRevision>(
      `SELECT ${columns} FROM draft_revision WHERE ${place} ORDER BY revision DESC LIMIT 300`,
      this.#place(key),
    );
  }

  /** One revision with its text. */
  get(key: DefinitionKey, revision: number): Promise<DraftText | undefined> {
    return this.#tx.row<DraftText>(
      `SELECT ${columns}, source, format FROM draft_revision WHERE ${place} AND revision = $4`,
      [...this.#place(key), revision],
    );
  }

  /** Names a revision, so that it is kept for good; fails with `revision.unknown` (404) when it is not kept. */
  async label(key: DefinitionKey, revision: number, label: string): Promise<DraftRevision> {
    const row = await this.#tx.row<DraftRevision>(
      `UPDATE draft_revision SET label = $5 WHERE ${place} AND revision = $4 RETURNING ${columns}`,
      [...this.#place(key), revision, label],
    );
    if (row === undefined) throw unknownRevision(key, revision);
    const objectId = `${key.kind}/${key.name}`;
    const details = { revision, label };
    this.#tx.audit({ verb: 'definition.checkpoint', objectType: 'definition', objectId, details });
    return row;
  }

  /** Removes the revision that the next one takes the place of, and says when it was begun. */
  async #takeOver(key: DefinitionKey): Promise<Date | undefined> {
    const since = new Date(this.#tx.now.getTime() - SITTING_MS);
    const row = await this.#tx.row<{ readonly begunAt: Date }>(
      `DELETE FROM draft_revision WHERE ${place} AND label = '' AND saved_by = $4 AND begun_at > $5
         AND revision = (SELECT max(revision) FROM draft_revision WHERE ${place})
       RETURNING begun_at AS "begunAt"`,
      [...this.#place(key), this.#tx.acting.actor, since as never],
    );
    return row?.begunAt;
  }

  #place(key: DefinitionKey): string[] {
    return [this.#tx.projectId, key.kind, key.name];
  }
}

/** The failure for a revision that is not kept. */
export function unknownRevision(key: DefinitionKey, revision: number): AppError {
  const message = said`The draft of ${{ kind: key.kind }} "${{ name: key.name }}" has no revision ${{ revision }} any more`;
  return new AppError('revision.unknown', message, { status: 404 });
}
