import { said } from '@fermata/model';
import { isEqual } from '../equality.ts';
import { fail } from '../failure.ts';
import { charge, chargeList, chargeText, type Meter } from '../meter.ts';
import { compare, finite } from '../operators.ts';
import { isFields, typeOf, type Value } from '../values.ts';
import { define, type FunctionSpec } from './spec.ts';

type List = readonly Value[];

function sum(list: List, meter: Meter): number {
  chargeList(meter, list.length);
  return finite(list.reduce<number>((total, item) => total + numberIn(item), 0));
}

function numberIn(item: Value): number {
  return typeof item === 'number'
    ? item
    : fail(said`a list of numbers has a ${{ type: typeOf(item) }} in it`);
}

function average(list: List, meter: Meter): number {
  return list.length === 0 ? fail(said`avg of an empty list`) : finite(sum(list, meter) / list.length);
}

/** The extreme of all arguments, or of the one list that is given. */
function extreme(name: 'min' | 'max', args: List, meter: Meter): Value {
  const list = args.length === 1 && Array.isArray(args[0]) ? (args[0] as List) : args;
  chargeList(meter, list.length);
  if (list.length === 0) return fail(said`${{ name }} of an empty list`);
  const sign = name === 'min' ? 1 : -1;
  return list.reduce((best, item) => (sign * compare(name, item, best) < 0 ? item : best));
}

/** Sorts elements of one ordered type, or objects by one field; equal elements keep their order. */
function sort(list: List, field: string | undefined, meter: Meter): List {
  chargeList(meter, list.length);
  charge(meter, list.length * Math.ceil(Math.log2(list.length + 1)));
  if (field === undefined) return list.toSorted((left, right) => compare('sort', left, right));
  const keyed = list.map((item) => ({ item, key: keyOf(item, field) }));
  return keyed.toSorted((left, right) => compare('sort', left.key, right.key)).map(({ item }) => item);
}

function keyOf(item: Value, field: string): Value {
  const key = isFields(item) && Object.hasOwn(item, field) ? item[field] : undefined;
  return key === undefined
    ? fail(said`sort: an element has no field ${{ field: JSON.stringify(field) }}`)
    : key;
}

function distinct(list: List, meter: Meter): List {
  chargeList(meter, list.length);
  const plain = new Set<Value>();
  const kept: Value[] = [];
  const others: Value[] = [];
  for (const item of list) {
    const isKnown =
      typeof item === 'object' && item !== null
        ? others.some((o) => isEqual(o, item, meter))
        : plain.has(item);
    if (isKnown) continue;
    if (typeof item === 'object' && item !== null) others.push(item);
    else plain.add(item);
    kept.push(item);
  }
  return kept;
}

function flatten(list: List, meter: Meter): List {
  const flat: Value[] = [];
  for (const item of list) {
    const items = Array.isArray(item) ? (item as List) : [item];
    chargeList(meter, items.length);
    for (const inner of items) flat.push(inner);
  }
  chargeList(meter, flat.length);
  return flat;
}

function range(start: number, end: number, meter: Meter): List {
  if (!Number.isSafeInteger(start) || !Number.isSafeInteger(end))
    return fail(said`range goes between whole numbers`);
  const length = Math.max(0, end - start);
  chargeList(meter, length);
  return Array.from({ length }, (_, i) => start + i);
}

function size(of: Value, meter: Meter): number {
  if (typeof of === 'string') return of.length;
  if (Array.isArray(of)) return of.length;
  const { length } = Object.keys(of as object);
  charge(meter, length);
  return length;
}

function contains(of: Value, part: Value, meter: Meter): boolean {
  if (Array.isArray(of)) return of.some((item: Value) => isEqual(item, part, meter));
  if (typeof part !== 'string') return fail(said`a text contains texts, not a ${{ type: typeOf(part) }}`);
  chargeText(meter, (of as string).length);
  return (of as string).includes(part);
}

function elementAt(list: List, place: number, otherwise: Value): Value {
  return list.length > 0 ? (list.at(place) as Value) : otherwise;
}

function slice(list: List, start: Value, finish: Value | undefined, meter: Meter): List {
  const places = [start, finish ?? list.length];
  if (!places.every((place) => Number.isSafeInteger(place) && (place as number) >= 0)) {
    return fail(said`places in a list are whole numbers from 0`);
  }
  const part = list.slice(start as number, places[1] as number);
  chargeList(meter, part.length);
  return part;
}

function reversed(list: List, meter: Meter): List {
  chargeList(meter, list.length);
  return list.toReversed();
}

/** Functions on lists; some also take texts or objects. */
export const LIST_FUNCTIONS: readonly FunctionSpec[] = Object.freeze([
  define(
    'size(of: string|list|object): number',
    'The number of characters, elements or fields.',
    ['size([1, 2, 3])', '3'],
    ([of], meter) => size(of as Value, meter),
  ),
  define(
    'contains(of: string|list, part: any): boolean',
    'Whether a text contains another, or a list an element.',
    [`contains(['a', 'b'], 'b')`, 'true'],
    ([of, part], meter) => contains(of as Value, part as Value, meter),
  ),
  define(
    'sum(list: list): number',
    'The sum of the numbers; 0 for an empty list.',
    ['sum([1, 2.5])', '3.5'],
    ([list], meter) => sum(list as List, meter),
  ),
  define('avg(list: list): number', 'The mean of the numbers.', ['avg([1, 2])', '1.5'], ([list], meter) =>
    average(list as List, meter),
  ),
  define(
    'min(...values: any): any',
    'The smallest of the arguments, or of one list.',
    ['min([3, 1, 2])', '1'],
    (args, meter) => extreme('min', args, meter),
  ),
  define(
    'max(...values: any): any',
    'The largest of the arguments, or of one list.',
    ['max(3, 1, 2)', '3'],
    (args, meter) => extreme('max', args, meter),
  ),
  define(
    'sort(list: list, field?: string): list',
    'The elements in rising order, or the objects in the order of one field; all of one type.',
    [`sort([{'n': 2}, {'n': 1}], 'n')`, '[{"n":1},{"n":2}]'],
    ([list, field], meter) => sort(list as List, field as string | undefined, meter),
  ),
  define(
    'reverse(list: list): list',
    'The elements from the last to the first.',
    ['reverse([1, 2])', '[2,1]'],
    ([list], meter) => reversed(list as List, meter),
  ),
  define(
    'distinct(list: list): list',
    'Every element once, at its first place.',
    ['distinct([1, 2, 1.0])', '[1,2]'],
    ([list], meter) => distinct(list as List, meter),
  ),
  define(
    'flatten(list: list): list',
    'Lists inside the list are put in its place, one level deep.',
    ['flatten([[1], 2, [3]])', '[1,2,3]'],
    ([list], meter) => flatten(list as List, meter),
  ),
  define(
    'first(list: list, otherwise?: any): any',
    'The first element; `otherwise` (null if left out) when the list is empty.',
    ['first([], 0)', '0'],
    ([list, otherwise = null]) => elementAt(list as List, 0, otherwise),
  ),
  define(
    'last(list: list, otherwise?: any): any',
    'The last element; `otherwise` (null if left out) when the list is empty.',
    ['last([1, 2])', '2'],
    ([list, otherwise = null]) => elementAt(list as List, -1, otherwise),
  ),
  define(
    'slice(list: list, start: number, end?: number): list',
    'The elements from `start` up to before `end`.',
    ['slice([1, 2, 3], 1)', '[2,3]'],
    ([list, start, finish], meter) => slice(list as List, start as Value, finish, meter),
  ),
  define(
    'range(start: number, end: number): list',
    'The whole numbers from `start` up to before `end`, at most 50,000.',
    ['range(0, 3)', '[0,1,2]'],
    ([start, finish], meter) => range(start as number, finish as number, meter),
  ),
]);
