import { extendPointer, isObject, type JsonObject, type JsonValue } from '@fermata/model';
import { align, staying, type Alignment } from './align.ts';
import type { Change, ChangeLabel, Edit } from './edit.ts';
import { isList } from './place.ts';
import { isSame } from './same.ts';

/** What leads from one definition to another, as few and as small edits as are easily found. */
export function differences(
  before: JsonValue,
  after: JsonValue,
  label: ChangeLabel = { key: 'edit.text' },
): Change {
  return { label, edits: editsBetween(before, after, '') };
}

/** The edits that lead from one value to another at a path. */
export function editsBetween(before: JsonValue, after: JsonValue, path: string): readonly Edit[] {
  if (isSame(before, after)) return [];
  if (isList(before) && isList(after)) return listEdits(before, after, path);
  if (isObject(before) && isObject(after))
    return objectEdits(before as JsonObject, after as JsonObject, path);
  return [{ op: 'set', path, value: after }];
}

function objectEdits(before: JsonObject, after: JsonObject, path: string): readonly Edit[] {
  const kept = Object.keys(after).filter((key) => Object.hasOwn(before, key));
  if (kept.length === 0 && path !== '') return [{ op: 'set', path, value: after }];
  const removed = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  const added = Object.keys(after).filter((key) => !Object.hasOwn(before, key));
  const renamed = renames(before, after, removed, added);
  const names = new Map(renamed);
  const gone = removed.filter((key) => !names.has(key));
  const edits: Edit[] = [
    ...renamed.map(([key, name]): Edit => ({ op: 'rename', path: extendPointer(path, key), key: name })),
    ...gone.map((key): Edit => ({ op: 'remove', path: extendPointer(path, key) })),
    ...kept.flatMap((key) =>
      editsBetween(before[key] as JsonValue, after[key] as JsonValue, extendPointer(path, key)),
    ),
  ];
  const order = Object.keys(before).flatMap((key) => (gone.includes(key) ? [] : [names.get(key) ?? key]));
  const fresh = added.filter((key) => !order.includes(key));
  return [...edits, ...additions({ after, order, fresh, path })];
}

/** Members that only changed their key: objects, of which the text of a step is one. */
function renames(
  before: JsonObject,
  after: JsonObject,
  removed: readonly string[],
  added: readonly string[],
): readonly (readonly [string, string])[] {
  const free = new Set(added);
  return removed.flatMap((key) => {
    if (!isObject(before[key])) return [];
    const name = [...free].find((one) => isSame(before[key], after[one]));
    if (name === undefined) return [];
    free.delete(name);
    return [[key, name] as const];
  });
}

interface Additions {
  readonly after: JsonObject;
  readonly order: string[];
  readonly fresh: readonly string[];
  readonly path: string;
}

function additions({ after, order, fresh, path }: Additions): readonly Edit[] {
  const keys = Object.keys(after);
  return fresh.map((key) => {
    const follower = keys.slice(keys.indexOf(key) + 1).find((one) => order.includes(one));
    const at = follower === undefined ? order.length : order.indexOf(follower);
    order.splice(at, 0, key);
    const edit: Edit = { op: 'set', path: extendPointer(path, key), value: after[key] as JsonValue };
    return follower === undefined ? edit : { ...edit, at };
  });
}

function listEdits(before: readonly JsonValue[], after: readonly JsonValue[], path: string): readonly Edit[] {
  const matches = align(before, after);
  const kept = new Set(matches);
  const gone = before.flatMap((_, index) => (kept.has(index) ? [] : [index])).reverse();
  const removals = gone.map((index): Edit => ({ op: 'remove', path: extendPointer(path, index) }));
  const inner = matches.flatMap((from, at) =>
    from === undefined
      ? []
      : editsBetween(before[from] as JsonValue, after[at] as JsonValue, extendPointer(path, at)),
  );
  return [...removals, ...arrange(before, after, matches, path), ...inner];
}

/** Inserts and moves until the items stand in the later order; those that need not move stay. */
function arrange(
  before: readonly JsonValue[],
  after: readonly JsonValue[],
  matches: Alignment,
  path: string,
): readonly Edit[] {
  const kept = new Set(matches);
  const order: (number | undefined)[] = before.flatMap((_, index) => (kept.has(index) ? [index] : []));
  const stay = staying(matches);
  const edits: Edit[] = [];
  let place = 0;
  matches.forEach((from, at) => {
    const now = from === undefined ? place : order.indexOf(from);
    if (from === undefined) {
      edits.push({ op: 'insert', path: extendPointer(path, place), value: after[at] as JsonValue });
      order.splice(place, 0, undefined);
    } else if (stay.has(from) || now === place) place = now;
    else {
      if (now < place) place -= 1;
      order.splice(place, 0, ...order.splice(now, 1));
      edits.push({ op: 'move', from: extendPointer(path, now), path: extendPointer(path, place) });
    }
    place += 1;
  });
  return edits;
}
