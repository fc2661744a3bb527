'use client';
import type { DefinitionKind } from '@fermata/model';
import type { DefinitionDetail, ProblemBody } from '@fermata/contracts';
import { ApiProblem, NoAnswer, taken } from '../api/client.ts';
import { definitionsGet, definitionsSaveDraft, versionsVersion } from '../api/generated/sdk.gen.ts';
import type { SourceText } from './source-text.ts';
import type { Draft, DraftPort, SaveOutcome } from './ports.ts';

/** Which definition. */
export interface DefinitionKey {
  readonly kind: DefinitionKind;
  readonly name: string;
}

/** The draft of a definition as it is edited: its text, or that of the latest version when no draft is left. */
export async function fetchDraft(key: DefinitionKey): Promise<Draft> {
  const found = (await taken(definitionsGet({ path: key }))) as DefinitionDetail;
  const { draft, draftRevision: revision, updatedBy: savedBy, updatedAt: savedAt, latestVersion } = found;
  if (draft !== undefined) return { source: draft.source, format: draft.format, revision, savedBy, savedAt };
  const version = await taken(versionsVersion({ path: { ...key, version: latestVersion } }));
  return { source: version.source ?? '', format: version.format ?? 'yaml', revision, savedBy, savedAt };
}

/** The server's side of a document by the API. */
export function draftPort(key: DefinitionKey): DraftPort {
  return {
    load: () => fetchDraft(key).catch(() => undefined),
    save: (text, revision, keepalive = false) => save(key, text, { revision, keepalive }),
  };
}

async function save(
  key: DefinitionKey,
  { source, format }: SourceText,
  { revision, keepalive }: { readonly revision: number; readonly keepalive: boolean },
): Promise<SaveOutcome> {
  const headers = { 'If-Match': `"${revision}"` };
  // A browser refuses to keep a request of more than 64 KiB alive; such a one is sent plainly and may be cut off.
  const isKept = keepalive && source.length < 60_000;
  try {
    const saved = await taken(
      definitionsSaveDraft({
        path: key,
        body: { source, format },
        headers,
        ...(isKept ? { keepalive: true } : {}),
      }),
    );
    return { type: 'saved', revision: saved.revision };
  } catch (error) {
    return outcomeOf(error);
  }
}

function outcomeOf(error: unknown): SaveOutcome {
  if (error instanceof NoAnswer) return { type: 'unanswered' };
  if (!(error instanceof ApiProblem)) return { type: 'unanswered' };
  if (error.code === 'definition.conflict') return { type: 'overtaken' };
  // The server is there but not able, or the session has ended: as good as no answer, tried again.
  if (error.status >= 500 || error.status === 429 || error.status === 401) return { type: 'unanswered' };
  return { type: 'refused', problem: error.body satisfies ProblemBody };
}
