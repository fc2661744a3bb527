import { isObject, type JsonObject } from '@fermata/model';
import { ApiProblem } from '../../../shared/api/client.ts';
import { saveDraft } from '../api/doors.ts';
import type { DraftVerdict, KnownDraft } from './draft-keeper.ts';

/** A browser refuses to keep a request of more than 64 KiB alive; such a one is sent plainly and may be cut off. */
const KEPT_LETTERS = 60_000;

/** Saves the draft of a task once, and reads what the API says of it. Never throws. */
export async function putDraft(
  taskId: string,
  data: JsonObject,
  revision: number,
  leaving: boolean,
): Promise<DraftVerdict> {
  try {
    const keepalive = leaving && JSON.stringify(data).length < KEPT_LETTERS;
    const saved = await saveDraft(taskId, { data, revision }, keepalive);
    return { type: 'saved', revision: saved.draft?.revision ?? revision + 1 };
  } catch (error) {
    return verdictOf(error);
  }
}

/** What a failure means for a draft. */
export function verdictOf(error: unknown): DraftVerdict {
  if (!(error instanceof ApiProblem)) return { type: 'unanswered' };
  const { status, code, body } = error;
  const theirs = code === 'task.draft-conflict' ? theirsOf(body) : undefined;
  if (theirs !== undefined) return { type: 'overtaken', theirs };
  // The server is there but not able, or the session has ended: as good as no answer, tried again.
  if (status >= 500 || status === 429 || status === 401 || code === 'access.csrf')
    return { type: 'unanswered' };
  return { type: 'refused', problem: body };
}

/** Border: what the refusal carries is read member by member. */
function theirsOf(body: object): KnownDraft | undefined {
  const draft: unknown = 'draft' in body ? body.draft : undefined;
  if (!isObject(draft) || typeof draft['revision'] !== 'number') return undefined;
  const { data, savedAt, revision } = draft;
  const known = { values: isObject(data) ? (data as JsonObject) : {}, revision };
  return typeof savedAt === 'string' ? { ...known, savedAt } : known;
}
