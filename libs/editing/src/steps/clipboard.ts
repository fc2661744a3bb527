import { isObject, said, type JsonObject, type JsonValue } from '@fermata/model';
import { isRefused, type Change, type ChangeLabel, type Proposal, type Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { objectAt, stepsOf, textAt } from '../read.ts';
import { changeTo, definitionOf, withStep } from './compose.ts';
import { fragmentOf, isSound, PASTE_LIMITS, renamedSteps, type Fragment } from './fragment.ts';
import { withPosition, type Position } from './layout.ts';
import { freeId } from './new-id.ts';

/** How far from the original a copy is put, where nobody said where. */
const OFFSET = 40;

/** Steps as definition text: a workflow of its own, so that it can be pasted into another one, a chat or a file. */
export function copySteps(definition: JsonValue, ids: readonly string[]): string {
  const { steps, places } = fragmentOf(definition, ids);
  const [start = ''] = Object.keys(steps);
  const layout = Object.keys(places).length === 0 ? {} : { layout: { steps: places } };
  const name = textAt(definition, 'name') ?? 'copy';
  return JSON.stringify({ kind: 'workflow', name, start, steps, ...layout }, null, 2);
}

/** Copies steps beside themselves. */
export function duplicateSteps(definition: JsonValue, ids: readonly string[]): Proposal {
  const fragment = fragmentOf(definition, ids);
  const count = Object.keys(fragment.steps).length;
  if (count === 0) return refuse('/steps', 'edit.empty', said`No step is selected.`);
  return put(definition, fragment, { label: { key: 'edit.duplicate', values: { count } } });
}

/**
 * Puts copied steps into a workflow, from their text or from the document that it was parsed to. Ids that are taken are
 * changed, and all that names them within the copy; what led out of it was left behind. Other texts are refused.
 */
export function pasteSteps(
  definition: JsonValue,
  content: string | JsonObject,
  position?: Position,
): Proposal {
  const read = typeof content === 'string' ? parsed(content) : judged(content);
  if (isRefused(read)) return read;
  const { document } = read;
  const steps = stepsOf(document);
  if (
    textAt(document, 'kind') !== 'workflow' ||
    steps.length === 0 ||
    !steps.every(([, step]) => isObject(step))
  )
    return foreign('it has no steps of a workflow');
  const all = steps.length + stepsOf(definition).length;
  if (all > PASTE_LIMITS.steps) return foreign(`a workflow has at most ${PASTE_LIMITS.steps} steps`);
  const fragment = fragmentOf(
    document,
    steps.map(([id]) => id),
  );
  const label = { key: 'edit.paste', values: { count: steps.length } };
  return put(definition, fragment, { label, ...(position === undefined ? {} : { position }) });
}

interface Pasted {
  readonly document: JsonObject;
}

function parsed(text: string): Pasted | Refused {
  if (text.length > PASTE_LIMITS.characters) return foreign('it is larger than 1 MiB');
  try {
    return judged(JSON.parse(text));
  } catch {
    return foreign('it is no JSON');
  }
}

function judged(value: unknown): Pasted | Refused {
  if (!isObject(value)) return foreign('it is no definition');
  if (!isSound(value)) return foreign('it nests too deep or has keys that are never written');
  return { document: value as JsonObject };
}

function foreign(reason: string): Refused {
  return refuse(
    '',
    'paste.foreign',
    said`This cannot be pasted as steps: ${{ reason }}.`,
    said`copy steps of a workflow`,
  );
}

interface Putting {
  readonly label: ChangeLabel;
  readonly position?: Position;
}

function put(definition: JsonValue, fragment: Fragment, { label, position }: Putting): Proposal {
  const before = definitionOf(definition);
  const ids = freeIds(before, Object.keys(fragment.steps));
  const renamed = renamedSteps(fragment.steps, ids);
  if (isRefused(renamed)) return renamed;
  const { steps } = renamed;
  const added = Object.entries(steps).reduce((one, [id, step]) => withStep(one, id, step), before);
  const isFirst = stepsOf(before).length === 0;
  const [first] = Object.keys(steps);
  const begun = isFirst && first !== undefined ? { ...added, start: first } : added;
  const placed = landings(fragment, position).reduce(
    (one, [id, place]) => withPosition(one, ids[id] ?? id, place),
    begun,
  );
  return changeTo(before, placed, { label, selects: Object.keys(steps) }) satisfies Change;
}

function freeIds(definition: JsonObject, wishes: readonly string[]): Readonly<Record<string, string>> {
  const taken = new Set(Object.keys(objectAt(definition, 'steps')));
  return Object.fromEntries(
    wishes.map((wish) => {
      const id = freeId(wish, (one) => taken.has(one));
      taken.add(id);
      return [wish, id];
    }),
  );
}

/** Where the steps land: as they stood to each other, from a place on. */
function landings(
  { places }: Fragment,
  position: Position | undefined,
): readonly (readonly [string, Position])[] {
  const all = Object.entries(places);
  const left = Math.min(...all.map(([, { x }]) => x));
  const top = Math.min(...all.map(([, { y }]) => y));
  const [dx, dy] = position === undefined ? [OFFSET, OFFSET] : [position.x - left, position.y - top];
  return all.map(([id, { x, y }]) => [id, { x: x + dx, y: y + dy }] as const);
}
