import type { DefinitionComparison } from '@fermata/contracts';
import { canonicalJson, extendPointer, isObject, type JsonValue } from '@fermata/model';

type Change = DefinitionComparison['changes'][number];

/** What changed from one document to another, by JSON Pointer: objects member by member, lists item by item. */
export function compareDocuments(before: JsonValue, after: JsonValue, path = ''): Change[] {
  if (canonicalJson(before) === canonicalJson(after)) return [];
  if (isObject(before) && isObject(after)) return compareMembers(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return compareItems(before, after, path);
  return [{ op: 'changed', path, before, after }];
}

function compareMembers(
  before: Readonly<Record<string, JsonValue>>,
  after: Readonly<Record<string, JsonValue>>,
  path: string,
): Change[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return names.flatMap((name) => compareSlot(before[name], after[name], extendPointer(path, name)));
}

function compareItems(before: readonly JsonValue[], after: readonly JsonValue[], path: string): Change[] {
  const longest = Math.max(before.length, after.length);
  return Array.from({ length: longest }, (_, index) => index).flatMap((index) =>
    compareSlot(before[index], after[index], extendPointer(path, index)),
  );
}

function compareSlot(before: JsonValue | undefined, after: JsonValue | undefined, path: string): Change[] {
  if (before === undefined) return after === undefined ? [] : [{ op: 'added', path, after }];
  return after === undefined ? [{ op: 'removed', path, before }] : compareDocuments(before, after, path);
}
