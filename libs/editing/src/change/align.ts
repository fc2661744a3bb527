import { canonicalJson, isObject, type JsonValue } from '@fermata/model';
import { isSame } from './same.ts';

/** For each item of the later list the index of the same item in the earlier one; undefined for a new one. */
export type Alignment = readonly (number | undefined)[];

/**
 * Finds which items of two lists are the same: equal ones first, then those that are of one name or lead to one step,
 * and if as many are left on both sides, those in order.
 */
export function align(before: readonly JsonValue[], after: readonly JsonValue[]): Alignment {
  const matches: (number | undefined)[] = after.map(() => undefined);
  const taken = new Set<number>();
  const take = (at: number, from: number): void => {
    matches[at] = from;
    taken.add(from);
  };
  const [head, tail] = commonEnds(before, after);
  for (let index = 0; index < head; index += 1) take(index, index);
  for (let index = 1; index <= tail; index += 1) take(after.length - index, before.length - index);
  for (const nameOf of [canonicalJson, identityOf]) matchBy(nameOf, { before, after, matches, taken, take });
  const left = after.flatMap((_, index) => (matches[index] === undefined ? [index] : []));
  const free = before.flatMap((_, index) => (taken.has(index) ? [] : [index]));
  if (left.length === free.length) left.forEach((at, index) => take(at, free[index] as number));
  return matches;
}

interface Matching {
  readonly before: readonly JsonValue[];
  readonly after: readonly JsonValue[];
  readonly matches: readonly (number | undefined)[];
  readonly taken: ReadonlySet<number>;
  readonly take: (at: number, from: number) => void;
}

function matchBy(nameOf: (item: JsonValue) => string | undefined, matching: Matching): void {
  const { before, after, matches, taken, take } = matching;
  const waiting = new Map<string, number[]>();
  before.forEach((item, index) => {
    const name = taken.has(index) ? undefined : nameOf(item);
    if (name !== undefined) waiting.set(name, [...(waiting.get(name) ?? []), index]);
  });
  after.forEach((item, at) => {
    const name = matches[at] === undefined ? nameOf(item) : undefined;
    const from = name === undefined ? undefined : waiting.get(name)?.shift();
    if (from !== undefined) take(at, from);
  });
}

const NAMES = Object.freeze([
  'id',
  'name',
  'key',
  'to',
  'event',
  'at',
  'date',
  'manual',
  'schedule',
] as const);

/** What an item is known by, beside all that it says. */
function identityOf(item: JsonValue): string | undefined {
  if (!isObject(item)) return undefined;
  const name = NAMES.find((one) => Object.hasOwn(item, one));
  return name === undefined ? undefined : `${name}:${canonicalJson(item[name] as JsonValue)}`;
}

function commonEnds(before: readonly JsonValue[], after: readonly JsonValue[]): readonly [number, number] {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && isSame(before[head], after[head])) head += 1;
  let tail = 0;
  while (tail < most - head && isSame(before.at(-1 - tail), after.at(-1 - tail))) tail += 1;
  return [head, tail];
}

/** The items that may stay where they are while the others move: a longest run of them in growing order. */
export function staying(matches: Alignment): ReadonlySet<number> {
  const tops: number[] = [];
  const previous = new Map<number, number | undefined>();
  for (const from of matches) {
    if (from === undefined) continue;
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle] as number) < from) low = middle + 1;
      else high = middle;
    }
    previous.set(from, tops[low - 1]);
    tops[low] = from;
  }
  const stay = new Set<number>();
  for (let one = tops.at(-1); one !== undefined; one = previous.get(one)) stay.add(one);
  return stay;
}
