import {
  errorAt,
  isObject,
  pointerParts,
  resolvePointer,
  said,
  type JsonObject,
  type JsonValue,
  type Words,
} from '@fermata/model';
import { isForbiddenKey } from '@fermata/expressions';
import { pointer } from '@fermata/model';
import type { Refused } from './edit.ts';

/** A list or an object of a document, with the part of a path that leads into it. */
export type Holder =
  | {
      readonly kind: 'list';
      readonly list: readonly JsonValue[];
      readonly index: number;
      readonly path: string;
    }
  | { readonly kind: 'object'; readonly object: JsonObject; readonly key: string; readonly path: string };

/** Finds what holds a place; an index may be one past the end, or `-` for it. */
export function holderOf(document: JsonValue, path: string): Holder | Refused {
  const parts = pointerParts(path);
  const last = parts.pop();
  if (last === undefined || !path.startsWith('/'))
    return refuse(path, 'edit.path', said`The document has no holder.`);
  const holding = pointer(...parts);
  const holder = resolvePointer(document, holding) as JsonValue | undefined;
  if (isList(holder)) return listHolder(holder, last, holding);
  if (!isObject(holder))
    return refuse(
      holding,
      'edit.path',
      said`There is nothing at \`${{ holding }}\` to hold \`${{ last }}\`.`,
    );
  if (isForbiddenKey(last))
    return refuse(holding, 'edit.key', said`The key \`${{ key: last }}\` is never written.`);
  return { kind: 'object', object: holder as JsonObject, key: last, path: holding };
}

function listHolder(list: readonly JsonValue[], last: string, path: string): Holder | Refused {
  const index = last === '-' ? list.length : /^(0|[1-9]\d{0,8})$/.test(last) ? Number(last) : -1;
  if (index < 0 || index > list.length)
    return refuse(path, 'edit.index', said`The list has no place \`${{ last }}\`.`);
  return { kind: 'list', list, index, path };
}

/** The document with one holder replaced; every holder beside the way is shared. */
export function withHolder(document: JsonValue, path: string, holder: JsonValue): JsonValue {
  return replaced(document, pointerParts(path), 0, holder);
}

function replaced(value: JsonValue, parts: readonly string[], depth: number, holder: JsonValue): JsonValue {
  const part = parts[depth];
  if (part === undefined) return holder;
  if (isList(value)) {
    return value.map((item, index) =>
      index === Number(part) ? replaced(item, parts, depth + 1, holder) : item,
    );
  }
  const object = value as JsonObject;
  return { ...object, [part]: replaced(object[part] as JsonValue, parts, depth + 1, holder) };
}

/** The object with a member put before another one by number; a member of that key is replaced where it stands. */
export function withMember(object: JsonObject, key: string, value: JsonValue, at?: number): JsonObject {
  const entries = Object.entries(object);
  if (Object.hasOwn(object, key) || at === undefined || at >= entries.length)
    return { ...object, [key]: value };
  return Object.fromEntries(entries.toSpliced(at, 0, [key, value]));
}

/** The object without a member. */
export function withoutMember(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key));
}

/** Whether a JSON value is a list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

/** Says why something cannot be done. */
export function refuse(path: string, code: string, message: Words, fix?: Words): Refused {
  return { refused: errorAt(path, code, message, fix) };
}
