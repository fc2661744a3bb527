import { isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { isList } from './place.ts';

/** Whether two JSON values are equal; the order of keys does not count. Shared parts are not looked into. */
export function isSame(left: JsonValue | undefined, right: JsonValue | undefined): boolean {
  if (left === right) return true;
  if (left === undefined || right === undefined) return false;
  if (isList(left) || isList(right)) return isList(left) && isList(right) && sameLists(left, right);
  if (!isObject(left) || !isObject(right)) return false;
  return sameObjects(left as JsonObject, right as JsonObject);
}

function sameLists(left: readonly JsonValue[], right: readonly JsonValue[]): boolean {
  return left.length === right.length && left.every((item, index) => isSame(item, right[index]));
}

function sameObjects(left: JsonObject, right: JsonObject): boolean {
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && isSame(left[key], right[key]));
}
