import {
  extendPointer,
  isObject,
  pointer,
  pointerParts,
  resolvePointer,
  said,
  type JsonValue,
} from '@fermata/model';
import { isForbiddenKey } from '@fermata/expressions';
import { isRefused, type Change, type Edit, type Refused, type SetEdit } from './edit.ts';
import { holderOf, refuse, withHolder, withMember, withoutMember, type Holder } from './place.ts';

/** A changed definition and what takes the change back. */
export interface Applied<T extends JsonValue = JsonValue> {
  readonly definition: T;
  readonly inverse: Change;
}

interface Edited {
  readonly document: JsonValue;
  /** What takes the edit back; nothing where it changed nothing. */
  readonly inverse: readonly Edit[];
}

/**
 * Makes a change: all of its edits, or none. Total and pure; what did not change is shared with the definition that was
 * given. The inverse brings it back exactly, the order of keys too.
 */
export function applyChange<T extends JsonValue>(definition: T, change: Change): Applied<T> | Refused {
  let document: JsonValue = definition;
  const inverses: (readonly Edit[])[] = [];
  for (const edit of change.edits) {
    const edited = applyEdit(document, edit);
    if (isRefused(edited)) return edited;
    document = edited.document;
    inverses.push(edited.inverse);
  }
  const inverse: Change = { ...change, edits: inverses.reverse().flat() };
  return { definition: document as T, inverse };
}

/** Makes one edit. */
export function applyEdit(document: JsonValue, edit: Edit): Edited | Refused {
  switch (edit.op) {
    case 'set':
      return set(document, edit.path, edit.value, edit.at);
    case 'remove':
      return remove(document, edit.path);
    case 'insert':
      return insert(document, edit.path, edit.value);
    case 'move':
      return move(document, edit);
    case 'rename':
      return rename(document, edit.path, edit.key);
  }
}

function set(document: JsonValue, path: string, value: JsonValue, at?: number): Edited | Refused {
  if (path === '') return { document: value, inverse: [{ op: 'set', path, value: document }] };
  const holder = holderOf(document, path);
  if (isRefused(holder)) return holder;
  const old = valueIn(holder);
  if (holder.kind === 'list') {
    if (old === undefined)
      return refuse(holder.path, 'edit.index', said`There is no item ${{ index: holder.index }} to replace.`);
    const list = holder.list.with(holder.index, value);
    return { document: withHolder(document, holder.path, list), inverse: [{ op: 'set', path, value: old }] };
  }
  const object = withMember(holder.object, holder.key, value, at);
  return {
    document: withHolder(document, holder.path, object),
    inverse: [old === undefined ? { op: 'remove', path } : { op: 'set', path, value: old }],
  };
}

function remove(document: JsonValue, path: string): Edited | Refused {
  const holder = holderOf(document, path);
  if (isRefused(holder)) return holder;
  const old = valueIn(holder);
  if (old === undefined)
    return refuse(holder.path, 'edit.missing', said`There is nothing at \`${{ path }}\`.`);
  if (holder.kind === 'list') {
    const list = holder.list.toSpliced(holder.index, 1);
    return {
      document: withHolder(document, holder.path, list),
      inverse: [{ op: 'insert', path, value: old }],
    };
  }
  const object = withoutMember(holder.object, holder.key);
  const inverse: Edit = { op: 'set', path, value: old, ...placeOf(holder) };
  return { document: withHolder(document, holder.path, object), inverse: [inverse] };
}

function insert(document: JsonValue, path: string, value: JsonValue): Edited | Refused {
  const holder = holderOf(document, path);
  if (isRefused(holder)) return holder;
  if (holder.kind === 'object')
    return refuse(holder.path, 'edit.list', said`\`${{ path: holder.path }}\` is no list.`);
  const list = holder.list.toSpliced(holder.index, 0, value);
  const inverse: Edit = { op: 'remove', path: extendPointer(holder.path, holder.index) };
  return { document: withHolder(document, holder.path, list), inverse: [inverse] };
}

type Moving = Extract<Edit, { op: 'move' }>;

function move(document: JsonValue, { from, path, at }: Moving): Edited | Refused {
  const value = resolvePointer(document, from) as JsonValue | undefined;
  const taken = remove(document, from);
  if (isRefused(taken)) return taken;
  const holder = holderOf(taken.document, path);
  if (isRefused(holder)) return holder;
  const put = putInto(taken.document, holder, {
    op: 'set',
    path,
    value: value ?? null,
    ...(at === undefined ? {} : { at }),
  });
  if (isRefused(put)) return put;
  const landed = extendPointer(holder.path, holder.kind === 'list' ? holder.index : holder.key);
  const [back] = taken.inverse;
  const order = back?.op === 'set' && back.at !== undefined ? { at: back.at } : {};
  return { document: put.document, inverse: [{ op: 'move', from: landed, path: from, ...order }] };
}

function putInto(document: JsonValue, holder: Holder, { path, value, at }: SetEdit): Edited | Refused {
  if (holder.kind === 'list') return insert(document, path, value);
  if (valueIn(holder) !== undefined) return refuse(path, 'edit.taken', said`\`${{ name: path }}\` is taken.`);
  return set(document, path, value, at);
}

function rename(document: JsonValue, path: string, key: string): Edited | Refused {
  const holder = holderOf(document, path);
  if (isRefused(holder)) return holder;
  if (holder.kind === 'list' || valueIn(holder) === undefined)
    return refuse(holder.path, 'edit.missing', said`There is no member at \`${{ path }}\`.`);
  if (holder.key === key) return { document, inverse: [] };
  if (isForbiddenKey(key)) return refuse(path, 'edit.key', said`The key \`${{ key }}\` is never written.`);
  if (Object.hasOwn(holder.object, key))
    return refuse(path, 'edit.taken', said`\`${{ name: key }}\` is taken.`);
  const entries = Object.entries(holder.object).map(([name, value]) => [
    name === holder.key ? key : name,
    value,
  ]);
  const object = Object.fromEntries(entries) as JsonValue;
  const back = pointer(...pointerParts(holder.path), key);
  return {
    document: withHolder(document, holder.path, object),
    inverse: [{ op: 'rename', path: back, key: holder.key }],
  };
}

function valueIn(holder: Holder): JsonValue | undefined {
  if (holder.kind === 'list') return holder.list[holder.index];
  return isObject(holder.object) && Object.hasOwn(holder.object, holder.key)
    ? holder.object[holder.key]
    : undefined;
}

function placeOf(holder: Extract<Holder, { kind: 'object' }>): { readonly at?: number } {
  const keys = Object.keys(holder.object);
  const at = keys.indexOf(holder.key);
  return at === keys.length - 1 ? {} : { at };
}
