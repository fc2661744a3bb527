import type { DefinitionKind, JsonValue } from '@fermata/model';

/** How the text of a definition was written. */
export type SourceFormat = 'yaml' | 'json';

/** Which definition. */
export interface DefinitionKey {
  readonly kind: DefinitionKind;
  readonly name: string;
}

/** What judging a text found. */
export interface Findings {
  readonly errors: number;
  readonly warnings: number;
}

/** A definition as lists show it. */
export interface DefinitionSummary {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly tags: readonly string[];
  readonly archivedAt: Date | null;
  readonly deletedAt: Date | null;
  /** 0 = never published. */
  readonly latestVersion: number;
  /** 0 = no draft was ever saved. */
  readonly draftRevision: number;
  readonly hasDraft: boolean;
  /** Whether the draft says something else than the latest version. */
  readonly isChanged: boolean;
  /** What was found when the draft was saved. */
  readonly draftErrors: number;
  readonly draftWarnings: number;
  readonly updatedAt: Date;
  readonly updatedBy: string;
}

/** The text being edited. `revision` is what If-Match compares. */
export interface Draft {
  readonly revision: number;
  readonly source: string;
  readonly format: SourceFormat;
  readonly body: JsonValue;
  readonly by: string;
  readonly at: Date;
}

/** One definition with its draft. */
export interface DefinitionDetail extends DefinitionSummary {
  readonly draft: Draft | null;
}

/** A published version as history lists it. */
export interface VersionSummary {
  readonly kind: DefinitionKind;
  readonly name: string;
  readonly version: number;
  /** As it was in this version; the name where it has none. */
  readonly title: string;
  /** SHA-256 (hex) of the canonical JSON of the body. */
  readonly hash: string;
  readonly planHash: string | null;
  readonly note: string;
  readonly publishedBy: string;
  readonly publishedAt: Date;
}

/** A reference that publish resolved: where it stands (JSON Pointer) and what it was pinned to. */
export interface ResolvedReference {
  readonly path: string;
  readonly kind: string;
  readonly name: string;
  /** Absent for what has no version, such as a registered activity. */
  readonly version?: number;
}

/** A published, immutable version. */
export interface DefinitionVersion extends VersionSummary {
  readonly source: string;
  readonly format: SourceFormat;
  readonly body: JsonValue;
  /** The interpreter's plan; workflows only. */
  readonly plan: JsonValue;
  readonly references: readonly ResolvedReference[];
}

/** The columns of {@link DefinitionSummary}. */
export const summaryColumns = `d.kind, d.name, d.title, d.description, d.tags, d.archived_at AS "archivedAt",
  d.deleted_at AS "deletedAt", d.latest_version AS "latestVersion", d.draft_revision AS "draftRevision",
  d.draft_errors AS "draftErrors", d.draft_warnings AS "draftWarnings", d.draft_source IS NOT NULL AS "hasDraft", d.updated_at AS "updatedAt", COALESCE(d.draft_by, d.created_by) AS "updatedBy",
  d.draft_source IS DISTINCT FROM (SELECT v.source FROM definition_version v WHERE v.project_id = d.project_id
    AND v.kind = d.kind AND v.name = d.name AND v.version = d.latest_version) AS "isChanged"`;

/** The column of {@link DefinitionDetail}'s draft parts. */
export const draftColumns = `d.draft_source AS "draftSource", d.draft_format AS "draftFormat",
  d.draft_body AS "draftBody", d.draft_by AS "draftBy", d.draft_at AS "draftAt"`;

/** The columns of {@link VersionSummary}. */
export const versionSummaryColumns = `v.kind, v.name, v.version, COALESCE(v.body->>'title', v.name) AS title, v.hash,
  v.plan_hash AS "planHash", v.note,
  v.published_by AS "publishedBy", v.published_at AS "publishedAt"`;

/** The columns of {@link DefinitionVersion}. */
export const versionColumns = `${versionSummaryColumns}, v.source, v.format, v.body, v.plan,
  v.resolved AS "references"`;

/** A row with {@link summaryColumns} and {@link draftColumns}. */
export interface DetailRow extends DefinitionSummary {
  readonly draftSource: string | null;
  readonly draftFormat: SourceFormat;
  readonly draftBody: JsonValue;
  readonly draftBy: string;
  readonly draftAt: Date;
}

/** Gathers the draft out of its columns. */
export function detailOf(row: DetailRow): DefinitionDetail {
  const { draftSource, draftFormat, draftBody, draftBy, draftAt, ...summary } = row;
  if (draftSource === null) return { ...summary, draft: null };
  const revision = summary.draftRevision;
  const draft = {
    revision,
    source: draftSource,
    format: draftFormat,
    body: draftBody,
    by: draftBy,
    at: draftAt,
  };
  return { ...summary, draft };
}
