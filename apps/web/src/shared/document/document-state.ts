import type { Problem } from '@fermata/model';
import type { Document } from './document.ts';
import type { Journal } from './journal.ts';
import type { Merge, MergeChoice } from './merge.ts';
import type { Clock, Draft, DraftPort } from './ports.ts';
import type { SaveState } from './saving.ts';
import type { SourceText } from './source-text.ts';

/** What an editor was told besides the document itself; each is a new object when it is said anew. */
export interface Notice {
  readonly kind: 'merged' | 'recovered';
  /** Who saved what was merged. */
  readonly by?: string;
}

/** A document that is edited, and how far the server knows it. */
export interface DocumentState {
  readonly document: Document;
  /** The draft on the server as this tab last saw it. */
  readonly base: Draft;
  readonly save: SaveState;
  readonly choice: MergeChoice | undefined;
  readonly notice: Notice | undefined;
  /** Why the last thing asked for was not done. */
  readonly refusal: Problem | undefined;
  /** Steps to select after the last change; a new list is a new wish. */
  readonly selects: readonly string[] | undefined;
}

/** Brings what was done here since `base` together with what somebody else has saved. */
export type MergeTexts = (base: SourceText, mine: SourceText, theirs: Draft) => Merge;

/** What a store stands on. */
export interface DocumentSetting {
  readonly draft: Draft;
  readonly port: DraftPort;
  readonly journal: Journal;
  readonly clock: Clock;
  /** Gets the code that merges, which most pages never need; fails where it cannot be had, and is asked again. */
  readonly merging: () => Promise<MergeTexts>;
}
