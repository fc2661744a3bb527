import { said } from '@fermata/model';
import { fail } from './failure.ts';
import { isForbiddenKey } from './json.ts';
import { isFields, typeOf, type Value } from './values.ts';

/** The value of an own field, or nothing. Lists and texts have no fields. */
export function fieldOf(of: Value, name: string): Value | undefined {
  return isFields(of) && Object.hasOwn(of, name) && !isForbiddenKey(name) ? of[name] : undefined;
}

/** The value of an own field; fails when it is absent: null is not missing (rule D4). */
export function readField(of: Value, name: string): Value {
  const value = fieldOf(of, name);
  if (value !== undefined) return value;
  if (isForbiddenKey(name)) return fail(said`the key ${{ name }} is never read`);
  return isFields(of)
    ? fail(said`there is no field ${{ name: JSON.stringify(name) }}`)
    : fail(said`no field ${{ name: JSON.stringify(name) }} in a value of type ${{ type: typeOf(of) }}`);
}

/** The element of a list by its place from 0, or the field of an object by its name. */
export function readIndex(of: Value, key: Value): Value {
  if (!Array.isArray(of)) return typeof key === 'string' ? readField(of, key) : badKey(of, key);
  if (typeof key !== 'number') return badKey(of, key);
  const item = of[key] as Value | undefined;
  return item === undefined ? fail(said`no element ${{ key }} in a list of ${{ count: of.length }}`) : item;
}

function badKey(of: Value, key: Value): never {
  return fail(said`no element of a ${{ type: typeOf(of) }} by a ${{ key: typeOf(key) }}`);
}

/** Passes on a key that may be written; fails on one that may not. */
export function writtenKey(key: Value): string {
  if (typeof key !== 'string')
    return fail(said`the key of an object is a string, not ${{ type: typeOf(key) }}`);
  return isForbiddenKey(key) ? fail(said`the key ${{ key }} is never written`) : key;
}
