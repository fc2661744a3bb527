import type { Change } from './edit.ts';

/** A change that was made, and what takes it back. */
export interface HistoryEntry {
  readonly change: Change;
  readonly inverse: Change;
  /** When it was made last, in milliseconds. */
  readonly at: number;
  /** Whether later changes of the same group still join it. */
  readonly open: boolean;
}

/** What was done and what was undone, the latest last. Plain JSON. */
export interface History {
  readonly done: readonly HistoryEntry[];
  readonly undone: readonly HistoryEntry[];
}

/** A step through the history: the change to make now, and the history once it is made. */
export interface Stepped {
  readonly history: History;
  readonly change: Change;
}

/** Longest pause within a burst of changes that are undone together. */
export const BURST_MS = 1_000;
/** Most entries that are kept. */
export const HISTORY_LIMIT = 500;

/** A history in which nothing has happened. */
export function createHistory(): History {
  return { done: [], undone: [] };
}

/**
 * Remembers a change that was made at a time (milliseconds). One of the same group as the last, within a burst, joins
 * it. What was undone cannot be redone any more.
 */
export function push(history: History, change: Change, inverse: Change, at: number): History {
  if (change.edits.length === 0) return history;
  const last = history.done.at(-1);
  if (last !== undefined && joins(last, change, at)) {
    return { done: [...history.done.slice(0, -1), joined(last, change, inverse, at)], undone: [] };
  }
  const done = [...history.done, { change, inverse, at, open: true }].slice(-HISTORY_LIMIT);
  return { done, undone: [] };
}

function joins({ change: last, at: lastAt, open }: HistoryEntry, change: Change, at: number): boolean {
  return open && change.group !== undefined && change.group === last.group && at - lastAt <= BURST_MS;
}

function joined(last: HistoryEntry, change: Change, inverse: Change, at: number): HistoryEntry {
  return {
    change: { ...last.change, ...change, edits: [...last.change.edits, ...change.edits] },
    inverse: { ...last.inverse, edits: [...inverse.edits, ...last.inverse.edits] },
    at,
    open: true,
  };
}

/** The change that takes the last one back; nothing if nothing was done. */
export function undo({ done, undone }: History): Stepped | undefined {
  const last = done.at(-1);
  if (last === undefined) return undefined;
  const closed = { ...last, open: false };
  return { history: { done: done.slice(0, -1), undone: [...undone, closed] }, change: last.inverse };
}

/** The change that makes the last undone one again; nothing if nothing was undone. */
export function redo({ done, undone }: History): Stepped | undefined {
  const last = undone.at(-1);
  if (last === undefined) return undefined;
  return { history: { done: [...done, last], undone: undone.slice(0, -1) }, change: last.change };
}
