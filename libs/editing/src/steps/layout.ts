import { pointer, said, type JsonObject, type JsonValue } from '@fermata/model';
import type { Change, Proposal } from '../change/edit.ts';
import { refuse, withoutMember } from '../change/place.ts';
import { listAt, objectAt, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, withField } from './compose.ts';
import { freeId } from './new-id.ts';

/** Left upper corner on the canvas. */
export interface Position {
  readonly x: number;
  readonly y: number;
}

/** Places nodes; those of one drag (the group) are undone together. Whole numbers are enough. */
export function setPositions(
  definition: JsonValue,
  positions: Readonly<Record<string, Position>>,
  group = 'move',
): Change {
  const before = definitionOf(definition);
  const after = Object.entries(positions).reduce((one, [id, place]) => withPosition(one, id, place), before);
  const label = { key: 'edit.moveSteps', values: { count: Object.keys(positions).length } };
  return changeTo(before, after, { label, group });
}

/** Forgets the places of some steps, or of all: they are laid out by themselves again. */
export function tidy(definition: JsonValue, ids?: readonly string[]): Change {
  const before = definitionOf(definition);
  const places = objectAt(valueAt(before, 'layout'), 'steps');
  const kept = Object.fromEntries(
    Object.entries(places).filter(([id]) => ids !== undefined && !ids.includes(id)),
  );
  const after = withLayout(before, 'steps', Object.keys(kept).length === 0 ? undefined : kept);
  return changeTo(before, after, { label: { key: 'edit.tidy' } });
}

/** The definition with a node placed. */
export function withPosition(definition: JsonObject, id: string, { x, y }: Position): JsonObject {
  const places = objectAt(valueAt(definition, 'layout'), 'steps');
  return withLayout(definition, 'steps', { ...places, [id]: { x: Math.round(x), y: Math.round(y) } });
}

/** The definition with a part of its layout set; a layout without parts is left out. */
export function withLayout(definition: JsonObject, part: string, value: JsonValue | undefined): JsonObject {
  const layout = withField(objectAt(definition, 'layout'), part, value);
  return Object.keys(layout).length === 0 ? withoutMember(definition, 'layout') : { ...definition, layout };
}

/** Puts a note onto the canvas. */
export function addNote(definition: JsonValue, text: string, { x, y }: Position): Change {
  const before = definitionOf(definition);
  const notes = listAt(valueAt(before, 'layout'), 'notes');
  const id = freeId('note', (one) => notes.some((note) => textAt(note, 'id') === one));
  const note = { id, text, x: Math.round(x), y: Math.round(y) };
  const after = withLayout(before, 'notes', [...notes, note]);
  return changeTo(before, after, { label: { key: 'edit.addNote' } });
}

/** Takes a note off the canvas. */
export function removeNote(definition: JsonValue, id: string): Proposal {
  return withoutItem(definition, 'notes', id);
}

/** Draws steps together; a step is in one group only. */
export function groupSteps(definition: JsonValue, ids: readonly string[], title: string): Proposal {
  const before = definitionOf(definition);
  const steps = objectAt(before, 'steps');
  const known = ids.filter((id) => Object.hasOwn(steps, id));
  if (known.length === 0) return refuse('/steps', 'edit.empty', said`No step is selected.`);
  const others = listAt(valueAt(before, 'layout'), 'groups').flatMap((group) => withoutSteps(group, known));
  const id = freeId(title === '' ? 'group' : title, (one) =>
    others.some((group) => textAt(group, 'id') === one),
  );
  const group = { id, ...(title === '' ? {} : { title }), steps: known };
  const after = withLayout(before, 'groups', [...others, group]);
  return changeTo(before, after, {
    label: { key: 'edit.group', values: { count: known.length } },
    selects: known,
  });
}

/** A group without some steps; none if no step is left. */
export function withoutSteps(group: JsonValue, ids: readonly string[]): readonly JsonObject[] {
  const left = listAt(group, 'steps').filter((id) => !ids.includes(String(id)));
  return left.length === 0 ? [] : [{ ...definitionOf(group), steps: left }];
}

/** Forgets a group; its steps stay. */
export function ungroup(definition: JsonValue, id: string): Proposal {
  return withoutItem(definition, 'groups', id);
}

function withoutItem(definition: JsonValue, part: 'notes' | 'groups', id: string): Proposal {
  const before = definitionOf(definition);
  const items = listAt(valueAt(before, 'layout'), part);
  const left = items.filter((item) => textAt(item, 'id') !== id);
  if (left.length === items.length)
    return refuse(pointer('layout'), 'edit.missing', said`There is no \`${{ id }}\` on the canvas.`);
  const after = withLayout(before, part, left.length === 0 ? undefined : left);
  return changeTo(before, after, { label: { key: part === 'notes' ? 'edit.removeNote' : 'edit.ungroup' } });
}
