import {
  extendPointer,
  isObject,
  pointer,
  pointerParts,
  resolvePointer,
  said,
  type JsonObject,
  type JsonValue,
} from '@fermata/model';
import { editsBetween } from '../change/differences.ts';
import { isRefused, type Edit, type Proposal, type Refused } from '../change/edit.ts';
import { holderOf, refuse } from '../change/place.ts';
import { listAt, objectAt, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, withField, withStep } from './compose.ts';

/**
 * Sets a field, or clears it (undefined). Objects that lead there are made. Changes of one field within a burst are
 * undone together, so that typing is one entry of the history.
 */
export function setField(definition: JsonValue, path: string, value: JsonValue | undefined): Proposal {
  const parts = pointerParts(path);
  const [first = '', id = ''] = parts;
  const step = first === 'steps' ? { step: id } : {};
  const label = { key: 'edit.setField', values: { ...step, field: parts.at(-1) ?? '' } };
  const edits = fieldEdits(definition, path, value);
  return isRefused(edits) ? edits : { label, edits, group: `field:${path}` };
}

function fieldEdits(
  definition: JsonValue,
  path: string,
  value: JsonValue | undefined,
): readonly Edit[] | Refused {
  const old = resolvePointer(definition, path) as JsonValue | undefined;
  if (value === undefined) return old === undefined ? [] : [{ op: 'remove', path }];
  if (old !== undefined) return editsBetween(old, value, path);
  const parts = pointerParts(path);
  for (let depth = parts.length - 1; depth >= 0; depth -= 1) {
    const place = pointer(...parts.slice(0, depth));
    const holder = resolvePointer(definition, place) as JsonValue | undefined;
    if (holder === undefined) continue;
    return addedWithin(definition, { place, rest: parts.slice(depth) }, value);
  }
  return refuse('', 'edit.path', said`There is no place \`${{ path }}\`.`);
}

function addedWithin(
  definition: JsonValue,
  { place, rest }: { readonly place: string; readonly rest: readonly string[] },
  value: JsonValue,
): readonly Edit[] | Refused {
  const [part = '', ...below] = rest;
  const path = extendPointer(place, part);
  const holder = holderOf(definition, path);
  if (isRefused(holder)) return holder;
  const made = below.reduceRight<JsonValue>((inner, key) => ({ [key]: inner }), value);
  return [{ op: holder.kind === 'list' ? 'insert' : 'set', path, value: made }];
}

const OFF = 'true';

/** Whether a step is switched off: it is skipped, whatever holds. */
export function isOff(step: JsonValue | undefined): boolean {
  const unless = textAt(step, 'unless');
  return unless === OFF || unless?.startsWith(`${OFF} || (`) === true;
}

/** Switches a step off, so that it is skipped, or on again; its own condition comes back with it. */
export function toggleStep(definition: JsonValue, id: string): Proposal {
  const before = definitionOf(definition);
  const step = valueAt(objectAt(before, 'steps'), id);
  if (!isObject(step)) return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: id }}\`.`);
  const unless = textAt(step as JsonObject, 'unless');
  const wasOff = isOff(step as JsonObject);
  const own = wasOff ? /^true \|\| \(([\s\S]*)\)$/.exec(unless ?? '')?.[1] : unless;
  const turned = wasOff ? own : own === undefined ? OFF : `${OFF} || (${own})`;
  const label = { key: wasOff ? 'edit.switchOn' : 'edit.switchOff', values: { step: id } };
  const after = withStep(before, id, withField(step as JsonObject, 'unless', turned));
  return changeTo(before, after, { label, selects: [id] });
}

const KEPT = Object.freeze([
  'title',
  'description',
  'join',
  'unless',
  'next',
  'split',
  'save',
  'catch',
  'lock',
  'whileIn',
  'priority',
  'cancels',
  'completes',
] as const);

/** Puts another step in the place of one: its id, its ways and what it stands in stay; its work is the new one's. */
export function replaceStep(definition: JsonValue, id: string, step: JsonObject): Proposal {
  const before = definitionOf(definition);
  const old = valueAt(objectAt(before, 'steps'), id);
  if (!isObject(old)) return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: id }}\`.`);
  const isEnd = textAt(step, 'type') === 'end';
  const kept = KEPT.filter((name) => !(isEnd && ['next', 'split', 'save'].includes(name))).flatMap((name) => {
    const value = valueAt(old as JsonObject, name);
    const own = valueAt(step, name);
    const isGiven = own !== undefined && !(name === 'next' && listAt(step, 'next').length === 0);
    return value === undefined || isGiven ? [] : [[name, value] as const];
  });
  const { type = '', ...rest } = step;
  const replaced: JsonObject = { type, ...rest, ...Object.fromEntries(kept) };
  const label = { key: 'edit.replaceStep', values: { step: id } };
  return changeTo(before, withStep(before, id, replaced), { label, selects: [id] });
}
