import { pointerParts, type JsonValue } from '@fermata/model';
import { renameStep } from '../steps/rename.ts';
import { applyChange } from './apply.ts';
import { differences } from './differences.ts';
import { isRefused, type Change } from './edit.ts';
import { merge } from './merge.ts';
import type { Conflict } from './versions.ts';

/** My changes brought onto what somebody else saved meanwhile. */
export interface Rebased {
  readonly definition: JsonValue;
  /** What leads from theirs to the merged definition; none if nothing of mine is left to do. */
  readonly changes: readonly Change[];
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two people's work by what each changed since both began. Changes of different places are all there; of a place
 * that both changed, theirs is there and the conflict names both. A step that one renamed stays the same step for the
 * other. A change of mine that does not fit the base is left out with all after it, and is a conflict of the whole.
 */
export function rebase(mine: readonly Change[], base: JsonValue, theirs: JsonValue): Rebased {
  const { definition, done } = playedOn(base, mine);
  const own = renamesIn(mine.slice(0, done));
  const others = renamesIn([differences(base, theirs)]);
  const versions = {
    base: renamedBy(base, [...others, ...own]),
    mine: renamedBy(definition, others),
    theirs: renamedBy(theirs, own),
  };
  const merged = merge(versions, '');
  const value = merged.value ?? theirs;
  const change = differences(theirs, value, { key: 'edit.merge' });
  const lost: readonly Conflict[] = done < mine.length ? [{ path: '', base, mine: definition, theirs }] : [];
  return {
    definition: value,
    changes: change.edits.length === 0 ? [] : [change],
    conflicts: [...merged.conflicts, ...lost],
  };
}

/** The change that puts my side of a conflict into the merged definition. */
export function takeMine(conflict: Conflict): Change {
  const { path, mine, isItem } = conflict;
  const label = { key: 'edit.takeMine' };
  if (mine === undefined) return { label, edits: [{ op: 'remove', path }] };
  if (isItem === true) return { label, edits: [{ op: 'insert', path: `${path}/-`, value: mine }] };
  return { label, edits: [{ op: 'set', path, value: mine }] };
}

function playedOn(
  base: JsonValue,
  changes: readonly Change[],
): { readonly definition: JsonValue; readonly done: number } {
  let definition = base;
  for (const [done, change] of changes.entries()) {
    const applied = applyChange(definition, change);
    if (isRefused(applied)) return { definition, done };
    definition = applied.definition;
  }
  return { definition, done: changes.length };
}

type Renamed = readonly [from: string, to: string];

function renamesIn(changes: readonly Change[]): readonly Renamed[] {
  return changes.flatMap(({ edits }) =>
    edits.flatMap((edit) => {
      const parts = edit.op === 'rename' ? pointerParts(edit.path) : [];
      const isStep = edit.op === 'rename' && parts.length === 2 && parts[0] === 'steps';
      return isStep ? [[parts[1] ?? '', edit.key] as const] : [];
    }),
  );
}

/** A definition with steps renamed as somebody else did; those that it does not have, or cannot have so, stay. */
function renamedBy(definition: JsonValue, renames: readonly Renamed[]): JsonValue {
  return renames.reduce((one, [from, to]) => {
    const change = renameStep(one, from, to);
    if (isRefused(change)) return one;
    const applied = applyChange(one, change);
    return isRefused(applied) ? one : applied.definition;
  }, definition);
}
