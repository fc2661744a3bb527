import { extendPointer, isObject, pointerParts, type JsonObject, type JsonValue } from '@fermata/model';
import { mergeLists } from './merge-lists.ts';
import { isList } from './place.ts';
import { isSame } from './same.ts';
import type { Conflict, Maybe, Merged, Versions } from './versions.ts';

/** Merges three versions of a place: what only one changed is as that one made it. */
export function merge(versions: Versions, path: string): Merged {
  const { base, mine, theirs } = versions;
  if (isSame(mine, theirs) || isSame(base, theirs)) return { value: mine, conflicts: [] };
  if (isSame(base, mine)) return { value: theirs, conflicts: [] };
  return mixed(versions, path) ?? { value: theirs, conflicts: [{ path, ...versions }] };
}

/** What both changed within, where it has parts; undefined for what is one thing. */
function mixed({ base, mine, theirs }: Versions, path: string): Merged | undefined {
  if (isObject(mine) && isObject(theirs) && mayMix(base, path)) {
    const holder = isObject(base) ? (base as JsonObject) : {};
    return mergeObjects({ base: holder, mine: mine as JsonObject, theirs: theirs as JsonObject }, path);
  }
  const list = base === undefined ? [] : base;
  return isList(mine) && isList(theirs) && isList(list)
    ? mergeLists({ base: list, mine, theirs }, path, merge)
    : undefined;
}

/** Two objects that were both new are one thing only where they are containers; two new steps of one id are two. */
function mayMix(base: Maybe, path: string): boolean {
  const parts = pointerParts(path);
  return isObject(base) || !(parts.length === 2 && parts[0] === 'steps');
}

function mergeObjects(
  {
    base,
    mine,
    theirs,
  }: { readonly base: JsonObject; readonly mine: JsonObject; readonly theirs: JsonObject },
  path: string,
): Merged {
  const conflicts: Conflict[] = [];
  const value: Record<string, JsonValue> = {};
  for (const key of keysInOrder(theirs, mine)) {
    const at = (one: JsonObject): Maybe => (Object.hasOwn(one, key) ? one[key] : undefined);
    const merged = merge({ base: at(base), mine: at(mine), theirs: at(theirs) }, extendPointer(path, key));
    conflicts.push(...merged.conflicts);
    if (merged.value !== undefined) value[key] = merged.value;
  }
  return { value, conflicts };
}

/** The keys of theirs, and each of mine behind the one that it follows. */
function keysInOrder(theirs: JsonObject, mine: JsonObject): readonly string[] {
  const keys = Object.keys(theirs);
  let place = 0;
  for (const key of Object.keys(mine)) {
    const at = keys.indexOf(key);
    if (at < 0) keys.splice(place, 0, key);
    place = (at < 0 ? place : at) + 1;
  }
  return keys;
}
