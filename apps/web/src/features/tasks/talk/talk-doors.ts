'use client';
import type {
  AddCommentRequest,
  AddedComment,
  LookupAnswer,
  Macro,
  Page,
  SaveMacroRequest,
  TaskComment,
  TaskWatch,
} from '@fermata/contracts';
import { taken } from '../../../shared/api/client.ts';
import * as api from '../../../shared/api/generated/sdk.gen.ts';
import { fetchPeople } from '../api/doors.ts';

async function asked<T>(call: Parameters<typeof taken>[0]): Promise<T> {
  return (await taken(call)) as T;
}

/** Of more comments than this the oldest are shown. */
const mostPages = 10;

/** What was said at a task, oldest first. */
export async function fetchComments(id: string, signal: AbortSignal): Promise<readonly TaskComment[]> {
  const all: TaskComment[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const call = api.commentsOfTask({ path: { id }, query, signal });
    const { items, next } = await asked<Page<TaskComment>>(call);
    all.push(...items);
    if (next === undefined) break;
    cursor = next;
  }
  return all;
}

/** Says something; the same key says it once. */
export function addComment(id: string, body: AddCommentRequest, key: string): Promise<AddedComment> {
  const headers = { 'Idempotency-Key': key };
  return asked(api.commentsAdd({ path: { id }, body: body as never, headers }));
}

/** Changes an own comment. */
export function editComment(id: string, text: string): Promise<TaskComment> {
  return asked(api.commentsEdit({ path: { id }, body: { text } }));
}

/** Takes an own comment back. */
export function removeComment(id: string): Promise<unknown> {
  return asked(api.commentsRemove({ path: { id } }));
}

/** Whether the person is told of what happens to a task, and who is. */
export function fetchWatch(id: string, signal: AbortSignal): Promise<TaskWatch> {
  return asked(api.commentsWatchers({ path: { id }, signal }));
}

/** Is told of what happens to a task, or no more. */
export function setWatch(id: string, watches: boolean): Promise<TaskWatch> {
  const path = { id };
  return asked(watches ? api.commentsWatch({ path }) : api.commentsUnwatch({ path }));
}

/** Saved answers for a step. */
export async function fetchMacros(step: string, signal: AbortSignal): Promise<readonly Macro[]> {
  const macros = await asked<readonly Macro[] | Page<Macro>>(api.macrosList({ query: { step }, signal }));
  return 'items' in macros ? macros.items : macros;
}

/** Keeps an answer, or changes a kept one. */
export function saveMacro(body: SaveMacroRequest, id?: string): Promise<Macro> {
  if (id !== undefined) return asked(api.macrosReplace({ path: { id }, body: body as never }));
  const headers = { 'Idempotency-Key': crypto.randomUUID() };
  return asked(api.macrosCreate({ body: body as never, headers }));
}

/** Forgets a kept answer. */
export function removeMacro(id: string): Promise<unknown> {
  return asked(api.macrosRemove({ path: { id } }));
}

/** People by what is typed, to name them. */
export function findPeople(search: string, signal: AbortSignal): Promise<LookupAnswer['items']> {
  return fetchPeople({ search, limit: 8 }, signal);
}
