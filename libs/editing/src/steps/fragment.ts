import { isObject, said, type JsonObject, type JsonValue } from '@fermata/model';
import { isForbiddenKey } from '@fermata/expressions';
import { isRefused, type Refused } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import { definitionOf, withField } from './compose.ts';
import { withoutMentions } from './mentions.ts';
import { renamedText } from './rename.ts';
import type { Renaming } from './rewrite.ts';
import { slotsOfStep } from './slots.ts';
import { sourceSlots } from './sources.ts';
import type { Position } from './layout.ts';

/** Steps that were cut out of a workflow, with their places. */
export interface Fragment {
  readonly steps: Readonly<Record<string, JsonObject>>;
  readonly places: Readonly<Record<string, Position>>;
}

/** Some steps of a workflow without whatever leads out of them. */
export function fragmentOf(definition: JsonValue, ids: readonly string[]): Fragment {
  const chosen = stepsOf(definition).filter(([id]) => ids.includes(id));
  const places = objectAt(valueAt(definition, 'layout'), 'steps');
  return {
    steps: Object.fromEntries(chosen.map(([id, step]) => [id, inward(definitionOf(step), ids)])),
    places: Object.fromEntries(
      chosen.flatMap(([id]) => {
        const [x, y] = [valueAt(places[id], 'x'), valueAt(places[id], 'y')];
        return typeof x === 'number' && typeof y === 'number' ? [[id, { x, y }] as const] : [];
      }),
    ),
  };
}

/** A step without the ways and names that lead to steps outside. */
function inward(step: JsonObject, ids: readonly string[]): JsonObject {
  const outside = slotsOfStep(step, '').filter(({ id }) => !ids.includes(id));
  const named = new Set(outside.map(({ id }) => id));
  const freed = [...named].reduce(withoutMentions, step);
  return ['next', 'catch'].reduce((one, list) => {
    const entries = listAt(one, list);
    const left = entries.filter((entry) => !named.has(textAt(entry, 'to') ?? ''));
    return left.length === entries.length ? one : withField(one, list, left.length === 0 ? undefined : left);
  }, freed);
}

/** The steps of a fragment under other ids, in every place and expression. */
export function renamedSteps(
  steps: Fragment['steps'],
  ids: Renaming,
): { readonly steps: Fragment['steps'] } | Refused {
  const renamed: (readonly [string, JsonObject])[] = [];
  for (const [id, step] of Object.entries(steps)) {
    const texts = newTexts(step, `/steps/${id}`, ids);
    if (isRefused(texts)) return texts;
    renamed.push([ids[id] ?? id, replaced(step, `/steps/${id}`, texts) as JsonObject]);
  }
  return { steps: Object.fromEntries(renamed) };
}

function newTexts(step: JsonObject, path: string, ids: Renaming): ReadonlyMap<string, string> | Refused {
  const texts = new Map<string, string>();
  for (const slot of slotsOfStep(step, path)) {
    const name = Object.hasOwn(ids, slot.id) ? ids[slot.id] : undefined;
    if (name !== undefined) texts.set(slot.path, name);
  }
  for (const slot of sourceSlots(step, path)) {
    const value = renamedText(slot, ids);
    if (value === undefined) {
      const text = slot.text.slice(0, 200);
      return refuse('', 'edit.expression', said`\`${{ text }}\` cannot be read with another id of a step.`);
    }
    texts.set(slot.path, value);
  }
  return texts;
}

function replaced(value: JsonValue, path: string, texts: ReadonlyMap<string, string>): JsonValue {
  if (typeof value === 'string') return texts.get(path) ?? value;
  if (Array.isArray(value))
    return value.map((item: JsonValue, index) => replaced(item, `${path}/${index}`, texts));
  if (!isObject(value)) return value;
  const entries = Object.entries(value).map(([key, inner]) => {
    const part = key.replaceAll('~', '~0').replaceAll('/', '~1');
    return [key, replaced(inner as JsonValue, `${path}/${part}`, texts)] as const;
  });
  return Object.fromEntries(entries);
}

/** What a pasted document may have at most. */
export const PASTE_LIMITS = Object.freeze({ characters: 1_048_576, depth: 64, steps: 2_000 });

/** Whether a value is a document that may be walked through: not too deep, and without keys that are never written. */
export function isSound(value: unknown): boolean {
  const open: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one.value !== 'object' || one.value === null) continue;
    if (one.depth > PASTE_LIMITS.depth || Object.keys(one.value).some(isForbiddenKey)) return false;
    for (const inner of Object.values(one.value)) open.push({ value: inner, depth: one.depth + 1 });
  }
  return true;
}
