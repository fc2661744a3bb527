// What reads every expression that may name a step: a page loads it by `stepEdits` alone.
import {
  copySteps,
  disconnect,
  duplicateSteps,
  pasteSteps,
  removeNote,
  removeSteps,
  ungroup,
} from '@fermata/editing';
import type { JsonObject, Problem } from '@fermata/model';
import type { Selection } from '@fermata/ui';
import { commit, definitionOf, type EditParts } from './edit.ts';

/** Takes away what is selected; what led to a step leads to where it went on. */
export function removeSelected(parts: EditParts, selection: Selection): void {
  const { steps, edges, notes, groups } = selection;
  const [note, group] = [notes[0], groups[0]];
  const known = steps.filter((id) => !id.startsWith('@'));
  if (known.length > 0) commit(parts, removeSteps(definitionOf(parts), known));
  // From the last one on: taking one away moves those behind it.
  const ways = [...edges].sort((one, other) => other.localeCompare(one, 'en', { numeric: true }));
  for (const edge of ways) commit(parts, disconnect(definitionOf(parts), edge));
  if (note !== undefined) commit(parts, removeNote(definitionOf(parts), note));
  if (group !== undefined) commit(parts, ungroup(definitionOf(parts), group));
}

/** Copies the selected steps as the text of a definition. */
export function copied(parts: EditParts): string | undefined {
  const { steps } = parts.view.getState().selection;
  return steps.length === 0 ? undefined : copySteps(definitionOf(parts), steps);
}

/** Puts copied steps in, near to what is in view. */
export function paste(parts: EditParts, content: string | JsonObject): Problem | undefined {
  return commit(parts, pasteSteps(definitionOf(parts), content, parts.canvas.current?.centre()));
}

/** Copies the selected steps beside themselves. */
export function duplicate(parts: EditParts): void {
  commit(parts, duplicateSteps(definitionOf(parts), parts.view.getState().selection.steps));
}
