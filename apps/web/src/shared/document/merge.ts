import type { SourceText } from './document.ts';
import type { Draft } from './ports.ts';

/** Two people's work brought together, or what a person must decide. */
export type Merge =
  | { readonly type: 'merged'; readonly text: SourceText }
  | { readonly type: 'choose'; readonly choice: MergeChoice };

/** What both changed, differently. */
export interface MergeChoice {
  readonly mine: SourceText;
  readonly theirs: Draft;
}

/** Brings what was done here since `base` together with what the server has now. Nothing of either is lost unseen. */
export function mergeTexts(base: SourceText, mine: SourceText, theirs: Draft): Merge {
  if (mine.source === theirs.source || mine.source === base.source)
    return { type: 'merged', text: textOf(theirs) };
  if (theirs.source === base.source) return { type: 'merged', text: textOf(mine) };
  return { type: 'choose', choice: { mine: textOf(mine), theirs } };
}

/** Only the text. */
export function textOf({ source, format }: SourceText): SourceText {
  return { source, format };
}
