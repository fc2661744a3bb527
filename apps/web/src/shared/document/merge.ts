import { applyChange, differences, isRefused, rebase, takeMine, type Conflict } from '@fermata/editing';
import type { JsonObject } from '@fermata/model';
import { changedText } from './changed-text.ts';
import { readText } from './document.ts';
import { textOf, type SourceText } from './source-text.ts';
import type { Draft } from './ports.ts';

/** Two people's work brought together, or what a person must decide. */
export type Merge =
  | { readonly type: 'merged'; readonly text: SourceText }
  | { readonly type: 'choose'; readonly choice: MergeChoice };

/** What both changed, differently. */
export interface MergeChoice {
  readonly theirs: Draft;
  /** Both where they touch different places, theirs where they touch the same; absent = texts that cannot be compared. */
  readonly together?: Together;
}

/** A merge with the places that are open. */
export interface Together {
  readonly definition: JsonObject;
  readonly conflicts: readonly Conflict[];
}

/** Brings what was done here since `base` together with what the server has now. Nothing of either is lost unseen. */
export function mergeTexts(base: SourceText, mine: SourceText, theirs: Draft): Merge {
  if (mine.source === theirs.source || mine.source === base.source)
    return { type: 'merged', text: textOf(theirs) };
  if (theirs.source === base.source) return { type: 'merged', text: textOf(mine) };
  const [was, here, there] = [base, mine, theirs].map((text) => readText(text).definition);
  if (was === undefined || here === undefined || there === undefined)
    return { type: 'choose', choice: { theirs } };
  const { definition, conflicts } = rebase([differences(was, here)], was, there);
  const together = { definition: definition as JsonObject, conflicts };
  if (conflicts.length > 0) return { type: 'choose', choice: { theirs, together } };
  const source = changedText(theirs, there, together.definition);
  return { type: 'merged', text: { source, format: theirs.format } };
}

/** Whether work that was left somewhere says anything that the server's text does not. */
export function addsTo(left: SourceText & { readonly base: SourceText }, draft: Draft): boolean {
  const merged = mergeTexts(left.base, left, draft);
  return merged.type === 'choose' || merged.text.source !== draft.source;
}

/** The text that a choice leads to: mine at the places that are named, theirs at the other open ones. */
export function chosenText({ theirs, together }: MergeChoice, mineAt: ReadonlySet<Conflict>): SourceText {
  const there = readText(theirs).definition;
  if (together === undefined || there === undefined) return textOf(theirs);
  // From the last one on: what is taken out or put in moves what stands behind it.
  const definition = together.conflicts
    .filter((conflict) => mineAt.has(conflict))
    .toReversed()
    .reduce((one, conflict) => {
      const applied = applyChange(one, takeMine(conflict));
      return isRefused(applied) ? one : applied.definition;
    }, together.definition);
  return { source: changedText(theirs, there, definition), format: theirs.format };
}
