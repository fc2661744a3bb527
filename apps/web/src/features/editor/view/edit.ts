import {
  addNote,
  connect,
  groupSteps,
  insertOnEdge,
  insertStep,
  isRefused,
  replaceStep,
  setPositions,
  tidy,
  toggleStep,
  type Proposal,
} from '@fermata/editing';
import type { Point } from '@fermata/ui';
import { isObject, type JsonObject, type Problem } from '@fermata/model';
import type { EditorParts } from '../editor-context.tsx';
import { stepsOnly, type InsertPlace } from './view-store.ts';

/** What changes of the document need. */
export type EditParts = Pick<EditorParts, 'store' | 'view' | 'canvas' | 'readOnly'>;

/** The document as it is now. */
export function definitionOf({ store }: Pick<EditParts, 'store'>): JsonObject {
  return store.getState().document.definition;
}

/** Makes a change and follows it with selection and focus. */
export function commit(parts: EditParts, proposal: Proposal): Problem | undefined {
  if (parts.readOnly) return undefined;
  const refused = parts.store.actions.commit(proposal);
  if (refused === undefined && !isRefused(proposal) && proposal.selects !== undefined) {
    show(parts, proposal.selects);
  }
  return refused;
}

/** Selects steps and brings them into view. */
export function show({ view, canvas }: Pick<EditParts, 'view' | 'canvas'>, steps: readonly string[]): void {
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
export function insert(parts: EditParts, step: JsonObject, place: InsertPlace): Problem | undefined {
  const definition = definitionOf(parts);
  if (place.kind === 'edge') return commit(parts, insertOnEdge(definition, place.edge, { step }));
  if (place.kind === 'after') return commit(parts, insertStep(definition, { step }, place.step));
  const at = place.at === undefined ? {} : { position: place.at };
  return commit(parts, insertStep(definition, { step, ...at }));
}

/** Where a new step goes when nobody says: on the selected edge, behind the selected step, else behind the last one. */
export function placeFor(parts: EditParts): InsertPlace {
  const { steps, edges } = parts.view.getState().selection;
  const [edge, step] = [edges[0], steps.at(-1)];
  if (edge !== undefined) return { kind: 'edge', edge };
  if (step !== undefined && !step.startsWith('@')) return { kind: 'after', step };
  return { kind: 'free' };
}

/** Draws a way between two steps. */
export function join(parts: EditParts, from: string, to: string): Problem | undefined {
  return commit(parts, connect(definitionOf(parts), from, { to }));
}

/** Another kind of step in the place of one, with what both have. */
export function replace(parts: EditParts, id: string, step: JsonObject): Problem | undefined {
  return commit(parts, replaceStep(definitionOf(parts), id, step));
}

/** Switches the selected steps off or on. */
export function toggle(parts: EditParts): void {
  for (const id of parts.view.getState().selection.steps) {
    commit(parts, toggleStep(definitionOf(parts), id));
  }
}

/** Lets the layout place the selected steps, or all. */
export function arrange(parts: EditParts): void {
  const { steps } = parts.view.getState().selection;
  commit(parts, tidy(definitionOf(parts), steps.length > 1 ? steps : undefined));
}

/** Keeps where steps were moved to. */
export function move(parts: EditParts, places: Readonly<Record<string, Point>>): void {
  commit(parts, setPositions(definitionOf(parts), places));
}

/** Puts an empty note into the middle of what is in view. */
export function note(parts: EditParts, text: string): void {
  commit(parts, addNote(definitionOf(parts), text, parts.canvas.current?.centre() ?? { x: 0, y: 0 }));
}

/** Draws the selected steps together. */
export function group(parts: EditParts, steps: readonly string[], title: string): Problem | undefined {
  return commit(parts, groupSteps(definitionOf(parts), steps, title));
}

/** Sets a member of a note or a group by its place in the layout. */
export function setLayout(parts: EditParts, list: 'notes' | 'groups', id: string, members: JsonObject): void {
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
