import { said } from '@fermata/model';
import type { JsonObject, JsonValue } from '@fermata/model';
import { referencedPaths } from '@fermata/expressions';
import type { Proposal } from '../change/edit.ts';
import { refuse, withoutMember } from '../change/place.ts';
import { listAt, objectAt, stepsOf, textAt, valueAt } from '../read.ts';
import { changeTo, definitionOf, withField } from './compose.ts';
import { withLayout, withoutSteps } from './layout.ts';
import { withoutMentions } from './mentions.ts';
import { withoutTarget } from './ways.ts';

/** How steps are removed. */
export interface Removal {
  /** Whether what led to a step leads to where it went on; true unless said. */
  readonly reconnect?: boolean;
}

/**
 * Removes steps with everything that names them. What led to a step leads to where it went on, under its own condition
 * and that of the way onward; where a step branched by what it had found out, the ways to it are cut.
 */
export function removeSteps(
  definition: JsonValue,
  ids: readonly string[],
  { reconnect = true }: Removal = {},
): Proposal {
  const before = definitionOf(definition);
  const known = ids.filter((id) => Object.hasOwn(objectAt(before, 'steps'), id));
  if (known.length === 0)
    return refuse('/steps', 'step.unknown', said`There is no step \`${{ step: ids.join(', ') }}\`.`);
  const after = known.reduce((one, id) => withoutStep(one, id, reconnect), before);
  const label = { key: 'edit.removeSteps', values: { count: known.length, step: known[0] ?? '' } };
  return changeTo(before, after, { label, selects: [] });
}

function withoutStep(definition: JsonObject, id: string, reconnect: boolean): JsonObject {
  const step = objectAt(objectAt(definition, 'steps'), id);
  const onward = reconnect ? onwardOf(id, step) : [];
  const steps = stepsOf(definition).flatMap(([other, one]) =>
    other === id ? [] : [[other, rewired(definitionOf(one), id, onward)] as const],
  );
  const left = { ...definition, steps: Object.fromEntries(steps) as JsonObject };
  return withoutLayout(rehandled(left, id, onward), id);
}

/** The ways onward that may stand where a way to the step stood: they must not read what the step yielded. */
function onwardOf(id: string, step: JsonObject): readonly JsonObject[] {
  const ways = listAt(step, 'next')
    .map(definitionOf)
    .filter((way) => textAt(way, 'to') !== id);
  const targets = new Set(ways.map((way) => textAt(way, 'to')));
  const [first] = ways;
  if (first !== undefined && targets.size === 1) return [{ to: first['to'] ?? '' }];
  const isFirst = (textAt(step, 'split') ?? 'first') === 'first';
  return isFirst && !ways.some(readsOwn) ? ways : [];
}

function readsOwn(way: JsonObject): boolean {
  const when = textAt(way, 'when');
  if (when === undefined) return false;
  return referencedPaths(when).some(([root]) => root === 'output' || root === 'error' || root === 'event');
}

function rewired(step: JsonObject, id: string, onward: readonly JsonObject[]): JsonObject {
  const next = listAt(step, 'next');
  const caught = listAt(step, 'catch');
  const isRace = (textAt(step, 'split') ?? 'first') !== 'first';
  const ways = isRace && onward.length > 1 ? [] : onward;
  return withoutMentions(
    withList(withList(step, 'next', [next, merged(led(next, id, ways), isRace)]), 'catch', [
      caught,
      led(caught, id, onward.length === 1 ? onward : []),
    ]),
    id,
  );
}

/** A list that became empty is left out; one that did not change stays as it is. */
function withList(
  step: JsonObject,
  name: string,
  [before, after]: readonly [readonly JsonValue[], readonly JsonValue[]],
): JsonObject {
  if (before.length === after.length && before.every((entry, index) => entry === after[index])) return step;
  return withField(step, name, after.length === 0 ? undefined : after);
}

function led(entries: readonly JsonValue[], id: string, onward: readonly JsonObject[]): readonly JsonValue[] {
  return entries.flatMap((entry): readonly JsonValue[] =>
    textAt(entry, 'to') === id ? onward.map((way) => joined(definitionOf(entry), way)) : [entry],
  );
}

/** A way onward under the condition of the way that led to it. */
function joined(entry: JsonObject, way: JsonObject): JsonObject {
  const [outer, inner] = [textAt(entry, 'when'), textAt(way, 'when')];
  const to = { ...entry, to: way['to'] ?? '' };
  if (inner === undefined) return to;
  return { ...to, when: outer === undefined ? inner : `(${outer}) && (${inner})` };
}

/** No way twice; a condition before a way that leads to the same step anyway says nothing. */
function merged(entries: readonly JsonValue[], everyWay: boolean): readonly JsonValue[] {
  return entries.filter((entry, index) => {
    const [to, when] = [textAt(entry, 'to'), textAt(entry, 'when')];
    const rest = everyWay ? entries.slice(index + 1) : entries.slice(index + 1, index + 2);
    return !rest.some((one) => {
      const same = textAt(one, 'when');
      return textAt(one, 'to') === to && (same === when || (same === undefined && !everyWay));
    });
  });
}

function rehandled(definition: JsonObject, id: string, onward: readonly JsonObject[]): JsonObject {
  const [target] = onward.map((way) => textAt(way, 'to'));
  const to = onward.length === 1 ? target : undefined;
  const handled = ['onError', 'onCancel', 'timeout'].reduce((one, name) => {
    const handler = objectAt(one, name);
    if (textAt(handler, 'to') !== id) return one;
    return to === undefined ? withoutTarget(one, name) : { ...one, [name]: { ...handler, to } };
  }, definition);
  const named = ['onError', 'onCancel', 'timeout'].reduce((one, name) => {
    const undo = valueAt(valueAt(one, name), 'compensate');
    return textAt(undo, 'to') === id
      ? { ...one, [name]: withField(objectAt(one, name), 'compensate', undefined) }
      : one;
  }, handled);
  if (textAt(named, 'start') !== id) return named;
  const first = to ?? target ?? Object.keys(objectAt(named, 'steps'))[0];
  return first === undefined ? named : { ...named, start: first };
}

function withoutLayout(definition: JsonObject, id: string): JsonObject {
  const layout = valueAt(definition, 'layout');
  if (layout === undefined) return definition;
  const places = withoutMember(objectAt(layout, 'steps'), id);
  const placed =
    valueAt(layout, 'steps') === undefined
      ? definition
      : withLayout(definition, 'steps', Object.keys(places).length === 0 ? undefined : places);
  const groups = listAt(valueAt(placed, 'layout'), 'groups');
  if (!groups.some((group) => listAt(group, 'steps').includes(id))) return placed;
  const left = groups.flatMap((group) => withoutSteps(group, [id]));
  return withLayout(placed, 'groups', left.length === 0 ? undefined : left);
}
