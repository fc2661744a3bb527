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
  if (isForbiddenKey(name)) return fail(`the key ${name} is never read`);
  return isFields(of)
    ? fail(`there is no field ${JSON.stringify(name)}`)
    : fail(`no field ${JSON.stringify(name)} in a value of type ${typeOf(of)}`);
}

/** The element of a list by its place from 0, or the field of an object by its name. */
export function readIndex(of: Value, key: Value): Value {
  if (!Array.isArray(of)) return typeof key === 'string' ? readField(of, key) : badKey(of, key);
  if (typeof key !== 'number') return badKey(of, key);
  const item = of[key] as Value | undefined;
  return item === undefined ? fail(`no element ${key} in a list of ${of.length}`) : item;
}

function badKey(of: Value, key: Value): never {
  return fail(`no element of a ${typeOf(of)} by a ${typeOf(key)}`);
}

/** Passes on a key that may be written; fails on one that may not. */
export function writtenKey(key: Value): string {
  if (typeof key !== 'string') return fail(`the key of an object is a string, not ${typeOf(key)}`);
  return isForbiddenKey(key) ? fail(`the key ${key} is never written`) : key;
}
