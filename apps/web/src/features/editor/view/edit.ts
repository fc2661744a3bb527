import {
  addNote,
  connect,
  copySteps,
  disconnect,
  duplicateSteps,
  groupSteps,
  insertOnEdge,
  insertStep,
  isRefused,
  pasteSteps,
  removeNote,
  removeSteps,
  replaceStep,
  setPositions,
  tidy,
  toggleStep,
  ungroup,
  type Proposal,
} from '@fermata/editing';
import type { Point, Selection } from '@fermata/ui';
import { isObject, type JsonObject, type Problem } from '@fermata/model';
import type { EditorParts } from '../editor-context.tsx';
import { stepsOnly, type InsertPlace } from './view-store.ts';

type Parts = Pick<EditorParts, 'store' | 'view' | 'canvas' | 'readOnly'>;

/** The document as it is now. */
export function definitionOf({ store }: Pick<Parts, 'store'>): JsonObject {
  return store.getState().document.definition;
}

/** Makes a change and follows it with selection and focus. */
export function commit(parts: Parts, proposal: Proposal): Problem | undefined {
  if (parts.readOnly) return undefined;
  const refused = parts.store.actions.commit(proposal);
  if (refused === undefined && !isRefused(proposal) && proposal.selects !== undefined) {
    show(parts, proposal.selects);
  }
  return refused;
}

/** Selects steps and brings them into view. */
export function show({ view, canvas }: Pick<Parts, 'view' | 'canvas'>, steps: readonly string[]): void {
  view.setState({ selection: stepsOnly(steps) });
  const [first] = steps;
  // The canvas draws what was just made in its next frame.
  if (steps.length === 1 && first !== undefined)
    requestAnimationFrame(() => {
      if (!isTypingInPanel()) canvas.current?.focusStep(first);
    });
}

/** Keys that a person types into the panel must not land on the canvas, where they are commands. */
function isTypingInPanel(): boolean {
  const field = '.fm-inspector :is(input, textarea, [contenteditable="true"])';
  return document.activeElement?.matches(field) === true;
}

/** Puts a step where it was asked for. */
export function insert(parts: Parts, step: JsonObject, place: InsertPlace): Problem | undefined {
  const definition = definitionOf(parts);
  if (place.kind === 'edge') return commit(parts, insertOnEdge(definition, place.edge, { step }));
  if (place.kind === 'after') return commit(parts, insertStep(definition, { step }, place.step));
  const at = place.at === undefined ? {} : { position: place.at };
  return commit(parts, insertStep(definition, { step, ...at }));
}

/** Where a new step goes when nobody says: on the selected edge, behind the selected step, else behind the last one. */
export function placeFor(parts: Parts): InsertPlace {
  const { steps, edges } = parts.view.getState().selection;
  const [edge, step] = [edges[0], steps.at(-1)];
  if (edge !== undefined) return { kind: 'edge', edge };
  if (step !== undefined && !step.startsWith('@')) return { kind: 'after', step };
  return { kind: 'free' };
}

/** Takes away what is selected; what led to a step leads to where it went on. */
export function removeSelected(parts: Parts, selection: Selection): void {
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

/** Draws a way between two steps. */
export function join(parts: Parts, from: string, to: string): Problem | undefined {
  return commit(parts, connect(definitionOf(parts), from, { to }));
}

/** Another kind of step in the place of one, with what both have. */
export function replace(parts: Parts, id: string, step: JsonObject): Problem | undefined {
  return commit(parts, replaceStep(definitionOf(parts), id, step));
}

/** Copies the selected steps as the text of a definition. */
export function copied(parts: Parts): string | undefined {
  const { steps } = parts.view.getState().selection;
  return steps.length === 0 ? undefined : copySteps(definitionOf(parts), steps);
}

/** Puts copied steps in, near to what is in view. */
export function paste(parts: Parts, content: string | JsonObject): Problem | undefined {
  return commit(parts, pasteSteps(definitionOf(parts), content, parts.canvas.current?.centre()));
}

/** Copies the selected steps beside themselves. */
export function duplicate(parts: Parts): void {
  commit(parts, duplicateSteps(definitionOf(parts), parts.view.getState().selection.steps));
}

/** Switches the selected steps off or on. */
export function toggle(parts: Parts): void {
  for (const id of parts.view.getState().selection.steps) {
    commit(parts, toggleStep(definitionOf(parts), id));
  }
}

/** Lets the layout place the selected steps, or all. */
export function arrange(parts: Parts): void {
  const { steps } = parts.view.getState().selection;
  commit(parts, tidy(definitionOf(parts), steps.length > 1 ? steps : undefined));
}

/** Keeps where steps were moved to. */
export function move(parts: Parts, places: Readonly<Record<string, Point>>): void {
  commit(parts, setPositions(definitionOf(parts), places));
}

/** Puts an empty note into the middle of what is in view. */
export function note(parts: Parts, text: string): void {
  commit(parts, addNote(definitionOf(parts), text, parts.canvas.current?.centre() ?? { x: 0, y: 0 }));
}

/** Draws the selected steps together. */
export function group(parts: Parts, steps: readonly string[], title: string): Problem | undefined {
  return commit(parts, groupSteps(definitionOf(parts), steps, title));
}

/** Sets a member of a note or a group by its place in the layout. */
export function setLayout(parts: Parts, list: 'notes' | 'groups', id: string, members: JsonObject): void {
  const layout = definitionOf(parts)['layout'];
  const items = isObject(layout) ? (layout as JsonObject)[list] : undefined;
  const index = Array.isArray(items) ? items.findIndex((item) => isObject(item) && item['id'] === id) : -1;
  if (index < 0) return;
  const edits = Object.entries(members).map(([name, value]) => ({
    op: 'set' as const,
    path: `/layout/${list}/${index}/${name}`,
    value,
  }));
  commit(parts, { label: { key: `edit.${list}` }, edits, group: `${list}:${id}` });
}
