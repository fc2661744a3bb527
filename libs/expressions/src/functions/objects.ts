import { fieldOf } from '../access.ts';
import { isForbiddenKey } from '../json.ts';
import { charge, chargeList, type Meter } from '../meter.ts';
import type { Fields, Value } from '../values.ts';
import { define, type FunctionSpec } from './spec.ts';

function keysOf(of: Fields, meter: Meter): readonly string[] {
  const keys = Object.keys(of).filter((key) => !isForbiddenKey(key));
  charge(meter, 3 * keys.length);
  chargeList(meter, keys.length);
  return keys;
}

/** The value at a field, at a dotted path of fields, or at a place in a list; undefined when it is absent. */
function find(of: Value, key: string | number, meter: Meter): Value | undefined {
  if (typeof key === 'number') return Array.isArray(of) ? (of[key] as Value | undefined) : undefined;
  const direct = fieldOf(of, key);
  if (direct !== undefined) return direct;
  const path = key.split('.');
  charge(meter, path.length);
  let value: Value | undefined = of;
  for (const name of path) value = value === undefined ? undefined : fieldOf(value, name);
  return value;
}

/** A value that is there, null among them, wins over `otherwise`. */
function get([of, key, otherwise = null]: readonly Value[], meter: Meter): Value {
  const value = find(of as Value, key as string | number, meter);
  return value === undefined ? otherwise : value;
}

function merge(objects: readonly Value[], meter: Meter): Fields {
  const entries = objects.flatMap((fields) =>
    keysOf(fields as Fields, meter).map((key) => [key, (fields as Fields)[key] as Value] as const),
  );
  charge(meter, 8 * entries.length);
  chargeList(meter, entries.length);
  return Object.fromEntries(entries);
}

/** Functions on objects. Own fields only. */
export const OBJECT_FUNCTIONS: readonly FunctionSpec[] = Object.freeze([
  define(
    'get(of: any, key: string|number, otherwise?: any): any',
    'The field, path of fields (`a.b`) or element; `otherwise` (null if left out) when it is absent.',
    [`get({'a': {'b': 1}}, 'a.c', 0)`, '0'],
    get,
  ),
  define(
    'keys(of: object): list',
    'The names of the fields, in their order.',
    [`keys({'a': 1, 'b': 2})`, '["a","b"]'],
    ([of], meter) => keysOf(of as Fields, meter),
  ),
  define(
    'values(of: object): list',
    'The values of the fields, in their order.',
    [`values({'a': 1, 'b': 2})`, '[1,2]'],
    ([of], meter) => keysOf(of as Fields, meter).map((key) => (of as Fields)[key] as Value),
  ),
  define(
    'merge(...objects: object): object',
    'One object with the fields of all; the last one wins.',
    [`merge({'a': 1, 'b': 1}, {'b': 2})`, '{"a":1,"b":2}'],
    (objects, meter) => merge(objects, meter),
  ),
]);
