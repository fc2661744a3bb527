import type { JsonValue } from '@fermata/model';
import { sizeOf } from '../advance/sizes.ts';
import type { ErrorInfo } from '../occurrence.ts';
import type { ItemReads } from '../plan/loops.ts';
import type { Loop } from './loop-state.ts';

/** Most items of one visit (rule F1). */
export const ITEM_LIMIT = 50_000;

/** How many ends stand in one chunk: an item's end copies one chunk and the list of chunks, never all items. */
const CHUNK = 256;

function placeOf(index: number): readonly [at: number, place: number] {
  return [index >> 8, index & (CHUNK - 1)];
}

/** Failures that are shown of a `forEach` whose failures nobody reads. */
const SHOWN_FAILURES = 20;

/** How one item has ended. */
export type ItemEnd =
  | { readonly type: 'done'; readonly result: JsonValue; readonly bytes: number }
  | { readonly type: 'failed'; readonly error: ErrorInfo; readonly bytes: number };

/** A loop of which nothing has been started. */
export function newLoop(items: readonly JsonValue[], listBytes: number): Loop {
  const counts = { next: 0, open: 0, done: 0, failed: 0, cancelled: 0, bytes: 0 };
  return { items, listBytes, ...counts, ends: [], results: [], failures: [] };
}

/** The same items once more, the done ones left out (rule F6). */
export function reopened(loop: Loop): Loop {
  const ends = loop.ends.map((chunk) => chunk.replaceAll('f', '.'));
  const bytes = loop.bytes - sizeOf(loop.failures as unknown as JsonValue, Infinity);
  return { ...loop, next: 0, open: 0, failed: 0, cancelled: 0, bytes, ends, failures: [] };
}

/** A rest once more: what has ended, well or not, is done with (rule F4). */
export function unfinished(loop: Loop): Loop {
  return { ...loop, next: 0, open: 0, ends: loop.ends.map((chunk) => chunk.replaceAll('f', 'd')) };
}

/** The first item that is not started yet; undefined = every one is. */
export function nextOf(loop: Loop): number | undefined {
  let index = loop.next;
  while (index < loop.items.length && isDone(loop, index)) index += 1;
  return index < loop.items.length ? index : undefined;
}

function isDone({ ends }: Loop, index: number): boolean {
  return ends[index >> 8]?.[index & (CHUNK - 1)] === 'd';
}

/** Nothing runs and nothing is left to start. */
export function isOver(loop: Loop): boolean {
  return loop.open === 0 && nextOf(loop) === undefined;
}

/** The loop after an item has ended. What nobody reads is not kept. */
export function withEnd(loop: Loop, index: number, end: ItemEnd, keeps: ItemReads): Loop {
  const ends = marked(loop.ends, index, end.type === 'done' ? 'd' : 'f');
  const after = { ...loop, ends, open: loop.open - 1, bytes: loop.bytes + end.bytes };
  if (end.type === 'failed') {
    const isKept = keeps.failures || loop.failures.length < SHOWN_FAILURES;
    const failures = isKept ? [...loop.failures, { index, error: end.error }] : loop.failures;
    return { ...after, failed: loop.failed + 1, failures };
  }
  const results = keeps.results ? placed(loop.results, index, end.result) : loop.results;
  return { ...after, done: loop.done + 1, results };
}

function marked(ends: Loop['ends'], index: number, mark: string): Loop['ends'] {
  const [at, place] = placeOf(index);
  const chunks = [...ends];
  while (chunks.length <= at) chunks.push('');
  const chunk = (chunks[at] ?? '').padEnd(place, '.');
  chunks[at] = chunk.slice(0, place) + mark + chunk.slice(place + 1);
  return chunks;
}

function placed(results: Loop['results'], index: number, result: JsonValue): Loop['results'] {
  const [at, place] = placeOf(index);
  const chunks = [...results];
  while (chunks.length <= at) chunks.push([]);
  const chunk = [...(chunks[at] ?? [])];
  while (chunk.length < place) chunk.push(null);
  chunk[place] = result;
  chunks[at] = chunk;
  return chunks;
}

/** The loop after its rest was taken back: what has not ended is cancelled (rule F2). */
export function withRestCancelled(loop: Loop): Loop {
  const cancelled = loop.items.length - loop.done - loop.failed;
  return { ...loop, next: loop.items.length, open: 0, cancelled };
}

/** What expressions see as the output (rule F2); lists that the reader does not read are left empty. */
export function outputOf(loop: Loop, reads: ItemReads): JsonValue {
  const { items, done, failed, cancelled, failures } = loop;
  return {
    results: reads.results ? resultsOf(loop) : [],
    total: items.length,
    done,
    failed,
    cancelled,
    failures: reads.failures ? (failures as unknown as JsonValue) : [],
  };
}

/** Results in order of the items, null where one is not completed. */
function resultsOf({ items, results }: Loop): JsonValue[] {
  const list: JsonValue[] = [];
  for (let at = 0; list.length < items.length; at += 1) {
    const chunk = results[at] ?? [];
    const size = Math.min(CHUNK, items.length - list.length);
    for (let place = 0; place < size; place += 1) list.push(chunk[place] ?? null);
  }
  return list;
}
