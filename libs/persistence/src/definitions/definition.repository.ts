import { AppError } from '@fermata/contracts';
import { isObject, said, type JsonValue } from '@fermata/model';
import { hashOf, jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import {
  detailOf,
  draftColumns,
  summaryColumns,
  type DefinitionDetail,
  type DefinitionKey,
  type DetailRow,
  type Findings,
  type SourceFormat,
} from './definition-rows.ts';
import { DraftRevisionRepository } from './draft-revision.repository.ts';

export type { DefinitionKey } from './definition-rows.ts';

/** A text to save. */
export interface DraftCommand extends DefinitionKey {
  readonly source: string;
  readonly format: SourceFormat;
  readonly body: JsonValue;
  /** If-Match: the revision the writer has seen; 0 = the definition must not have a draft yet; absent = any. */
  readonly ifRevision?: number;
  /** What judging the text found; absent = not judged. */
  readonly findings?: Findings;
}

/** Definitions and their drafts. */
export class DefinitionRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** The definition with its draft, also when archived or deleted (the caller sees which). */
  async get(key: DefinitionKey): Promise<DefinitionDetail | undefined> {
    const row = await this.#tx.row<DetailRow>(
      `SELECT ${summaryColumns}, ${draftColumns} FROM definition d
       WHERE d.project_id = $1 AND d.kind = $2 AND d.name = $3`,
      this.#place(key),
    );
    return row && detailOf(row);
  }

  /**
   * Saves the draft and gives its new revision. Fails with `definition.conflict` (412) when somebody saved since
   * `ifRevision`, with the present revision, author and time; with `definition.deleted` (409) on a deleted one.
   */
  async saveDraft(command: DraftCommand): Promise<DefinitionDetail> {
    await this.#ensure(command);
    const before = await this.#lock(command);
    if (before.deletedAt) throw deleted(command);
    const { ifRevision } = command;
    if (ifRevision !== undefined && ifRevision !== before.draftRevision) throw conflict(before);
    await this.#writeDraft(command);
    const { source, format } = command;
    const revisions = new DraftRevisionRepository(this.#tx);
    await revisions.keep(command, { revision: before.draftRevision + 1, source, format });
    this.#record(command, before.draftRevision === 0 ? 'created' : 'saved', {
      afterHash: hashOf(command.body),
    });
    return this.#lock(command);
  }

  /** Takes the definition out of lists; versions stay, instances run on, its triggers rest. Undelete brings it back. */
  delete(key: DefinitionKey): Promise<DefinitionDetail> {
    return this.#mark(key, 'deleted_at', { at: this.#tx.now, what: 'deleted' });
  }

  /** Brings a deleted definition back as it was. */
  undelete(key: DefinitionKey): Promise<DefinitionDetail> {
    return this.#mark(key, 'deleted_at', { at: null, what: 'undeleted' });
  }

  /** Puts the definition aside: nothing new starts from it by itself. */
  archive(key: DefinitionKey): Promise<DefinitionDetail> {
    return this.#mark(key, 'archived_at', { at: this.#tx.now, what: 'archived' });
  }

  /** Takes the definition back into use. */
  unarchive(key: DefinitionKey): Promise<DefinitionDetail> {
    return this.#mark(key, 'archived_at', { at: null, what: 'unarchived' });
  }

  /** Replaces the tags: at most 20 of at most 50 characters, sorted, each once. */
  async setTags(key: DefinitionKey, tags: readonly string[]): Promise<DefinitionDetail> {
    const clean = [...new Set(tags.map((tag) => tag.trim()))].filter((tag) => tag !== '').sort();
    if (clean.length > 20 || clean.some((tag) => tag.length > 50)) {
      throw new AppError('definition.tags', said`at most 20 tags of at most 50 characters`, { status: 422 });
    }
    await this.#lock(key);
    await this.#tx.run(
      `UPDATE definition SET tags = $4, updated_at = $5 WHERE project_id = $1 AND kind = $2 AND name = $3`,
      [...this.#place(key), clean, this.#tx.now],
    );
    this.#record(key, 'tagged', { details: { tags: clean } });
    return this.#lock(key);
  }

  async #ensure(key: DefinitionKey): Promise<void> {
    await this.#tx.run(
      `INSERT INTO definition (project_id, kind, name, created_by, created_at, updated_at)
       VALUES ($1, $2, $3, $4, $5, $5) ON CONFLICT DO NOTHING`,
      [...this.#place(key), this.#tx.acting.actor, this.#tx.now],
    );
  }

  async #lock(key: DefinitionKey): Promise<DefinitionDetail> {
    const row = await this.#tx.row<DetailRow>(
      `SELECT ${summaryColumns}, ${draftColumns} FROM definition d
       WHERE d.project_id = $1 AND d.kind = $2 AND d.name = $3 FOR UPDATE`,
      this.#place(key),
    );
    if (!row) throw unknownDefinition(key);
    return detailOf(row);
  }

  async #writeDraft(command: DraftCommand): Promise<void> {
    await this.#tx.run(
      `UPDATE definition SET draft_source = $4, draft_format = $5, draft_body = $6, draft_by = $7, draft_at = $8,
         draft_revision = draft_revision + 1, title = $9, description = $10, updated_at = $8,
         draft_errors = $11, draft_warnings = $12
       WHERE project_id = $1 AND kind = $2 AND name = $3`,
      [...this.#place(command), command.source, command.format, jsonParameter(command.body)].concat([
        this.#tx.acting.actor,
        this.#tx.now as never,
        memberText(command.body, 'title') || command.name,
        memberText(command.body, 'description'),
        (command.findings?.errors ?? 0) as never,
        (command.findings?.warnings ?? 0) as never,
      ]),
    );
  }

  async #mark(
    key: DefinitionKey,
    column: 'deleted_at' | 'archived_at',
    mark: { at: Date | null; what: string },
  ): Promise<DefinitionDetail> {
    const before = await this.#lock(key);
    const present = column === 'deleted_at' ? before.deletedAt : before.archivedAt;
    if ((present === null) === (mark.at === null)) return before;
    await this.#tx.run(
      `UPDATE definition SET ${column} = $4, updated_at = $5 WHERE project_id = $1 AND kind = $2 AND name = $3`,
      [...this.#place(key), mark.at, this.#tx.now],
    );
    this.#record(key, mark.what, {});
    return this.#lock(key);
  }

  #place(key: DefinitionKey): string[] {
    return [this.#tx.projectId, key.kind, key.name];
  }

  #record(key: DefinitionKey, what: string, more: { afterHash?: string; details?: JsonValue }): void {
    const objectId = `${key.kind}/${key.name}`;
    this.#tx.audit({ verb: `definition.${what}`, objectType: 'definition', objectId, ...more });
    this.#tx.change({ noun: 'definition', objectId, what });
  }
}

/** The failure for a definition that is not there. */
export function unknownDefinition(key: DefinitionKey): AppError {
  return new AppError(
    'definition.unknown',
    said`there is no ${{ kind: key.kind }} definition "${{ name: key.name }}"`,
    {
      status: 404,
    },
  );
}

function deleted(key: DefinitionKey): AppError {
  return new AppError(
    'definition.deleted',
    said`the ${{ kind: key.kind }} "${{ name: key.name }}" is deleted: undelete it first`,
    {
      status: 409,
    },
  );
}

function conflict(present: DefinitionDetail): AppError {
  const { draft } = present;
  return new AppError('definition.conflict', said`somebody else saved this definition meanwhile`, {
    status: 412,
    details: { revision: present.draftRevision, by: draft?.by ?? null, at: draft?.at.toISOString() ?? null },
  });
}

function memberText(body: JsonValue, name: string): string {
  const value = isObject(body) ? body[name] : undefined;
  return typeof value === 'string' ? value : '';
}
