import type { DefinitionDetail, DefinitionSummary, DefinitionVersion, UsedBy } from '@fermata/contracts';
import type {
  DefinitionDetail as StoredDefinition,
  DefinitionSummary as StoredSummary,
  DefinitionVersion as StoredVersion,
  Use,
  VersionSummary,
} from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** A definition as lists answer it. */
export function summaryAnswer(row: StoredSummary): DefinitionSummary {
  return {
    kind: row.kind,
    name: row.name,
    title: row.title,
    tags: row.tags,
    latestVersion: row.latestVersion,
    draftRevision: row.draftRevision,
    changed: row.isChanged,
    archived: row.archivedAt !== null,
    deleted: row.deletedAt !== null,
    updatedAt: row.updatedAt.toISOString(),
    updatedBy: row.updatedBy,
    draftErrors: row.draftErrors,
    draftWarnings: row.draftWarnings,
    ...(row.description === '' ? {} : { description: row.description }),
  };
}

/** The same in a list, with how many instances of a workflow are open. */
export function listedAnswer(row: StoredSummary, open: ReadonlyMap<string, number>): DefinitionSummary {
  const openInstances = row.kind === 'workflow' ? open.get(row.name) : undefined;
  return { ...summaryAnswer(row), ...(openInstances === undefined ? {} : { openInstances }) };
}

/** A definition with its draft. */
export function detailAnswer(row: StoredDefinition): DefinitionDetail {
  const { draft } = row;
  const summary = summaryAnswer(row);
  if (draft === null) return summary;
  return { ...summary, draft: { source: draft.source, format: draft.format, body: draft.body } };
}

/** A version as history lists it. */
export function versionSummaryAnswer(row: VersionSummary): DefinitionVersion {
  return {
    kind: row.kind,
    name: row.name,
    version: row.version,
    title: row.title,
    hash: row.hash,
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt.toISOString(),
    references: {},
    ...(row.note === '' ? {} : { note: row.note }),
  };
}

/** A version, whole. */
export function versionAnswer(row: StoredVersion): DefinitionVersion {
  const pinned = row.references.map(({ path, name, version }) => [
    path,
    version === undefined ? name : `${name}@${version}`,
  ]);
  return {
    ...versionSummaryAnswer(row),
    references: Object.fromEntries(pinned) as Record<string, string>,
    source: row.source,
    format: row.format,
    body: row.body,
  };
}

/** A use of a definition by another. */
export function useAnswer(use: Use, name: string): UsedBy {
  const uses = use.targetVersion === null ? name : `${name}@${use.targetVersion}`;
  return present({ kind: use.kind, name: use.name, version: use.version, path: use.path, uses });
}
