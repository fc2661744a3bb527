import {
  isObject,
  pointer,
  pointerParts,
  resolvePointer,
  said,
  type JsonObject,
  type JsonValue,
} from '@fermata/model';
import type { Proposal } from '../change/edit.ts';
import { refuse } from '../change/place.ts';
import { listAt, objectAt, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, setAt, withField, withStep } from './compose.ts';

/** A transition as it is written. */
export interface NewWay {
  readonly to: string;
  readonly when?: string;
  readonly title?: string;
}

/**
 * A step with one way more. Where the first way that holds is taken and one without a condition stands there, the new
 * one comes before it, with the condition `false` until the author says better: what worked goes on working.
 */
export function withWay(step: JsonObject, way: NewWay): JsonObject {
  const next = listAt(step, 'next');
  const otherwise = next.findIndex((entry) => textAt(entry, 'when') === undefined);
  const isFirst = (textAt(step, 'split') ?? 'first') === 'first';
  const entry: JsonObject = { ...(way as unknown as JsonObject) };
  if (!isFirst || otherwise < 0) return withField(step, 'next', [...next, entry]);
  const guarded = way.when === undefined ? { when: 'false', ...entry } : entry;
  return withField(step, 'next', next.toSpliced(otherwise, 0, guarded));
}

/** Draws a way from a step, or a handler (`@onError`), to another step. */
export function connect(definition: JsonValue, from: string, way: NewWay): Proposal {
  const before = definitionOf(definition);
  const steps = objectAt(before, 'steps');
  if (!Object.hasOwn(steps, way.to)) return unknownStep(way.to);
  const intent = { label: { key: 'edit.connect', values: { from, to: way.to } } };
  if (from.startsWith('@')) return connectHandler(before, from.slice(1), way.to);
  const source = valueAt(steps, from);
  if (!isObject(source)) return unknownStep(from);
  const place = pointer('steps', from);
  if (textAt(source as JsonObject, 'type') === 'end')
    return refuse(place, 'edit.end', said`Nothing comes after an \`end\`.`);
  const isThere = listAt(source as JsonObject, 'next').some(
    (entry) => textAt(entry, 'to') === way.to && textAt(entry, 'when') === way.when,
  );
  if (isThere)
    return refuse(
      place,
      'edit.way',
      said`The way from \`${{ from }}\` to \`${{ to: way.to }}\` is there already.`,
    );
  return changeTo(before, withStep(before, from, withWay(source as JsonObject, way)), intent);
}

const HANDLERS: readonly string[] = Object.freeze(['onError', 'onCancel', 'timeout']);

function connectHandler(before: JsonObject, name: string, to: string): Proposal {
  if (!HANDLERS.includes(name)) return unknownStep(`@${name}`);
  const otherwise = name === 'timeout' && valueAt(before, name) === undefined ? { after: 'P1D' } : {};
  const after = { ...before, [name]: { ...otherwise, ...objectAt(before, name), to } };
  return changeTo(before, after, { label: { key: 'edit.connect', values: { from: name, to } } });
}

/** Catches errors of a step and goes on to another one. */
export function connectCatch(
  definition: JsonValue,
  from: string,
  to: string,
  on: readonly string[] = [],
): Proposal {
  const before = definitionOf(definition);
  const steps = objectAt(before, 'steps');
  if (!Object.hasOwn(steps, to)) return unknownStep(to);
  const source = valueAt(steps, from);
  if (!isObject(source)) return unknownStep(from);
  const caught = listAt(source as JsonObject, 'catch');
  const entry = { ...(on.length === 0 ? {} : { on }), to };
  const any = caught.findIndex(
    (one) => valueAt(one, 'on') === undefined && valueAt(one, 'when') === undefined,
  );
  const place = any < 0 || on.length === 0 ? caught.length : any;
  const after = withStep(
    before,
    from,
    withField(source as JsonObject, 'catch', caught.toSpliced(place, 0, entry)),
  );
  return changeTo(before, after, { label: { key: 'edit.connectCatch', values: { from, to } } });
}

/** Takes a way away, by its path: a transition, a catch entry, or the target of a handler. */
export function disconnect(definition: JsonValue, path: string): Proposal {
  const before = definitionOf(definition);
  const parts = pointerParts(path);
  if (!isWay(before, path)) return refuse('', 'edit.way', said`There is no way at \`${{ path }}\`.`);
  const [first = '', id = '', list = ''] = parts;
  const label = { key: 'edit.disconnect', values: { from: parts.length === 1 ? first : id } };
  if (parts.length === 1) return changeTo(before, withoutTarget(before, first), { label });
  const step = objectAt(objectAt(before, 'steps'), id);
  const left = listAt(step, list).toSpliced(Number(parts[3]), 1);
  const after = withStep(before, id, withField(step, list, left.length === 0 ? undefined : left));
  return changeTo(before, after, { label });
}

/** A handler without a target; a handler that says nothing any more is left out. */
export function withoutTarget(definition: JsonObject, name: string): JsonObject {
  const handler = withField(objectAt(definition, name), 'to', undefined);
  return withField(definition, name, Object.keys(handler).length === 0 ? undefined : handler);
}

/** Leads a way to another step; its condition stays. `/start` makes that the first step. */
export function retarget(definition: JsonValue, path: string, to: string): Proposal {
  if (path === '/start') return setStart(definition, to);
  const before = definitionOf(definition);
  if (!isWay(before, path)) return refuse('', 'edit.way', said`There is no way at \`${{ path }}\`.`);
  if (!Object.hasOwn(objectAt(before, 'steps'), to)) return unknownStep(to);
  const label = { key: 'edit.retarget', values: { to } };
  return changeTo(before, setAt(before, `${path}/to`, to), { label });
}

/** Makes a step the first one. */
export function setStart(definition: JsonValue, id: string): Proposal {
  const before = definitionOf(definition);
  if (!Object.hasOwn(objectAt(before, 'steps'), id)) return unknownStep(id);
  const label = { key: 'edit.setStart', values: { step: id } };
  return changeTo(before, { ...before, start: id }, { label, selects: [id] });
}

/** Gives a transition another place among those of its step: they are tried in order. */
export function moveTransition(definition: JsonValue, path: string, index: number): Proposal {
  const parts = pointerParts(path);
  const list = resolvePointer(definition, pointer(...parts.slice(0, -1)));
  const [from, isPlace] = [Number(parts.at(-1)), Array.isArray(list) && index >= 0 && index < list.length];
  if (!isWay(definition, path) || parts.length !== 4 || !isPlace)
    return refuse('', 'edit.way', said`There is no place ${{ index }} for \`${{ path }}\`.`);
  const label = { key: 'edit.moveTransition', values: { from: parts[1] ?? '' } };
  if (from === index) return { label, edits: [] };
  return { label, edits: [{ op: 'move', from: path, path: pointer(...parts.slice(0, -1), index) }] };
}

function isWay(definition: JsonValue, path: string): boolean {
  const parts = pointerParts(path);
  const isEntry = parts[0] === 'steps' && parts.length === 4 && ['next', 'catch'].includes(parts[2] ?? '');
  const isHandler = parts.length === 1 && HANDLERS.includes(parts[0] ?? '');
  if (!isEntry && !isHandler) return false;
  return textAt(resolvePointer(definition, path) as JsonValue | undefined, 'to') !== undefined;
}

function unknownStep(id: string): Proposal {
  return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: id }}\`.`);
}
