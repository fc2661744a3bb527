import type { ProblemBody } from '@fermata/contracts';

/** Since when the server has not answered, and how often it was asked. */
export interface Absence {
  readonly since: number;
  readonly attempts: number;
}

/** How far the server knows what was done. Times in milliseconds. */
export type SaveState =
  /** The server has everything. */
  | { readonly kind: 'saved'; readonly at: number | undefined }
  /** Something changed and will be sent after a pause. */
  | { readonly kind: 'waiting' }
  /** On its way; `again`: more has changed since; `away`: since when the server has not answered. */
  | { readonly kind: 'saving'; readonly again: boolean; readonly away?: Absence }
  /** No answer: kept here and tried again. */
  | ({ readonly kind: 'offline' } & Absence)
  /** Someone else has saved: being merged, or a person must choose. */
  | { readonly kind: 'conflict' }
  /** The server refuses what was sent; the next edit tries again. */
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  /** The text cannot be read: kept in this browser only. */
  | { readonly kind: 'unreadable' };

/** What happens to a document that saves itself. */
export type SaveEvent =
  | { readonly type: 'edited'; readonly readable: boolean }
  /** The pause is over, or the person asks for it. */
  | { readonly type: 'due'; readonly readable: boolean }
  | { readonly type: 'saved'; readonly at: number }
  | { readonly type: 'unanswered'; readonly at: number }
  | { readonly type: 'refused'; readonly problem: ProblemBody }
  /** The server has a later revision than the one this document stands on. */
  | { readonly type: 'overtaken' }
  /** The other revision has been taken in; something may be left to save. */
  | { readonly type: 'merged' }
  /** The document is what the server has, by undoing or by merging. */
  | { readonly type: 'even'; readonly at: number };

/** What is to be done next. */
export type SaveEffect =
  | { readonly type: 'wait'; readonly ms: number }
  | { readonly type: 'send' }
  /** Fetch the later revision and merge. */
  | { readonly type: 'merge' };

/** A state and what follows from it. */
export interface SaveStep {
  readonly state: SaveState;
  readonly effects: readonly SaveEffect[];
}

/** The pause after the last edit before it is sent. */
export const PAUSE_MS = 800;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 30_000;

/**
 * One step of autosave. At most one save is on its way; nothing that was edited is forgotten: every state but `saved`
 * leads, by an event or by a wait, to another send.
 */
export function stepSaving(state: SaveState, event: SaveEvent): SaveStep {
  switch (event.type) {
    case 'edited':
      return edited(state, event.readable);
    case 'due':
      return due(state, event.readable);
    case 'saved':
      return answered(state, { kind: 'saved', at: event.at });
    case 'refused':
      return answered(state, { kind: 'refused', problem: event.problem });
    case 'unanswered':
      return unanswered(state, event.at);
    case 'overtaken':
      return overtaken(state);
    case 'merged':
      return waiting();
    case 'even':
      return even(state, event.at);
  }
}

function answered(state: SaveState, rest: SaveState): SaveStep {
  return isAgain(state) ? waiting() : settled(rest);
}

function overtaken(state: SaveState): SaveStep {
  if (state.kind === 'conflict') return settled(state);
  return { state: { kind: 'conflict' }, effects: [{ type: 'merge' }] };
}

/** What is on its way may be something else than what the document has come back to. */
function even(state: SaveState, at: number): SaveStep {
  return settled(state.kind === 'saving' ? { ...state, again: true } : { kind: 'saved', at });
}

function edited(state: SaveState, readable: boolean): SaveStep {
  if (state.kind === 'saving') return settled({ ...state, again: true });
  if (state.kind === 'conflict') return settled(state);
  if (!readable) return settled({ kind: 'unreadable' });
  return state.kind === 'offline' ? settled(state) : waiting();
}

function due(state: SaveState, readable: boolean): SaveStep {
  const isToSend = ['waiting', 'offline', 'refused', 'unreadable'].includes(state.kind);
  if (!isToSend) return settled(state);
  if (!readable) return settled({ kind: 'unreadable' });
  const away = state.kind === 'offline' ? { away: { since: state.since, attempts: state.attempts } } : {};
  return { state: { kind: 'saving', again: false, ...away }, effects: [{ type: 'send' }] };
}

function unanswered(state: SaveState, at: number): SaveStep {
  const before = state.kind === 'saving' ? state.away : undefined;
  const attempts = (before?.attempts ?? 0) + 1;
  const offline: SaveState = { kind: 'offline', since: before?.since ?? at, attempts };
  return { state: offline, effects: [{ type: 'wait', ms: retryAfter(attempts) }] };
}

/** How long to wait after so many attempts without an answer. */
export function retryAfter(attempts: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** Math.max(0, attempts - 1), LONGEST_RETRY_MS);
}

function waiting(): SaveStep {
  return { state: { kind: 'waiting' }, effects: [{ type: 'wait', ms: PAUSE_MS }] };
}

function settled(state: SaveState): SaveStep {
  return { state, effects: [] };
}

function isAgain(state: SaveState): boolean {
  return state.kind === 'saving' && state.again;
}
