import { setField, type Change, type Edit, type Proposal } from '@fermata/editing';
import {
  isObject,
  pointer,
  pointerParts,
  pointerResolves,
  resolvePointer,
  type JsonObject,
  type JsonValue,
} from '@fermata/model';

/**
 * The change that gives a place of a definition a value, or takes it away (undefined). Holders of which nothing would be
 * left go too, for an empty one says nothing; a step stays.
 */
export function fieldChange(definition: JsonObject, path: string, value: JsonValue | undefined): Proposal {
  return setField(definition, value === undefined ? emptiedPlace(definition, path) : path, value);
}

/** The change that puts an item at the end of a list that may be missing yet. */
export function appendChange(definition: JsonObject, path: string, item: JsonValue): Proposal {
  const list = resolvePointer(definition, path);
  if (!Array.isArray(list)) return setField(definition, path, [item]);
  return changeOf(path, [{ op: 'insert', path: `${path}/-`, value: item }]);
}

/** The change that takes an item out of a list; a list of which nothing is left goes too. */
export function dropChange(definition: JsonObject, path: string, index: number): Proposal {
  const list = resolvePointer(definition, path);
  if (Array.isArray(list) && list.length === 1) return fieldChange(definition, path, undefined);
  return changeOf(path, [{ op: 'remove', path: `${path}/${index}` }]);
}

/** The change that takes an item of a list to another place. */
export function moveChange(path: string, from: number, to: number): Change {
  return changeOf(path, from === to ? [] : [{ op: 'move', from: `${path}/${from}`, path: `${path}/${to}` }]);
}

/** The change that gives the member of an object another name; it keeps its place. */
export function renameChange(path: string, key: string): Change {
  return changeOf(path, [{ op: 'rename', path, key }]);
}

function changeOf(path: string, edits: readonly Edit[]): Change {
  return { label: { key: 'edit.setField', values: { field: pointerParts(path).at(-1) ?? '' } }, edits };
}

/** The place itself, or the outermost holder that has nothing else. */
function emptiedPlace(definition: JsonObject, path: string): string {
  if (!pointerResolves(definition, path)) return path;
  const parts = pointerParts(path);
  const kept = parts[0] === 'steps' ? 2 : 0;
  let depth = parts.length;
  while (depth - 1 > kept && isAlone(definition, parts.slice(0, depth - 1))) depth -= 1;
  return pointer(...parts.slice(0, depth));
}

function isAlone(definition: JsonObject, parts: readonly string[]): boolean {
  const holder = resolvePointer(definition, pointer(...parts));
  return isObject(holder) && Object.keys(holder).length <= 1;
}
