import type { ProblemBody } from '@fermata/contracts';
import type { SourceText } from './source-text.ts';

/** The draft on the server as it was fetched. */
export interface Draft extends SourceText {
  readonly revision: number;
  /** Who saved it, and when (RFC 3339). */
  readonly savedBy: string;
  readonly savedAt: string;
}

/** What a save came to. */
export type SaveOutcome =
  | { readonly type: 'saved'; readonly revision: number }
  /** Someone has saved since. */
  | { readonly type: 'overtaken' }
  | { readonly type: 'unanswered' }
  | { readonly type: 'refused'; readonly problem: ProblemBody };

/** The server's side of a document that is edited. Nothing here throws. */
export interface DraftPort {
  /** Undefined: no answer. */
  readonly load: () => Promise<Draft | undefined>;
  /** Saves on top of a revision; `keepalive` lets it outlive the page. */
  readonly save: (text: SourceText, revision: number, keepalive?: boolean) => Promise<SaveOutcome>;
}

/** Time, so that specs can tell it. Milliseconds. */
export interface Clock {
  readonly now: () => number;
  /** Runs something later, once; what is given back calls it off. */
  readonly after: (ms: number, run: () => void) => () => void;
}

/** The clock of the browser. */
export const browserClock: Clock = Object.freeze({
  now: () => Date.now(),
  after: (ms: number, run: () => void) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
});
