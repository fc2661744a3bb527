import { isForbiddenKey } from '@fermata/expressions';
import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

type Holder = Record<string, JsonValue> | JsonValue[];

/**
 * A JSON object to be changed without touching the one it began as: what lies on the way to a change is copied once,
 * everything else is shared. Keys that are never written are passed over.
 */
export class WorkingCopy {
  #root: JsonObject;
  readonly #own = new WeakSet<object>();

  constructor(root: JsonObject) {
    this.#root = root;
  }

  /** The object as it is now. */
  get root(): JsonObject {
    return this.#root;
  }

  /** The value at a place; undefined if there is none. */
  at(parts: readonly string[]): JsonValue | undefined {
    return valueIn(this.#root, parts);
  }

  /** Puts a value at a place; objects on the way are made. Tells whether anything is different now. */
  set(parts: readonly string[], value: JsonValue): boolean {
    const last = parts.at(-1);
    if (parts.some(isForbiddenKey) || this.at(parts) === value) return false;
    if (last === undefined) return this.#replace(value);
    const holder = this.#holderOf(parts.slice(0, -1), true);
    if (holder === undefined || !isPlace(holder, last)) return false;
    write(holder, last, value);
    return true;
  }

  /** Takes the value at a place away; an item of a list stays. Tells whether anything is different now. */
  delete(parts: readonly string[]): boolean {
    const last = parts.at(-1);
    if (last === undefined) return Object.keys(this.#root).length > 0 && this.#replace({});
    if (this.at(parts) === undefined) return false;
    const holder = this.#holderOf(parts.slice(0, -1), false);
    if (holder === undefined || Array.isArray(holder)) return false;
    delete holder[last];
    return true;
  }

  /** The whole is always an object. */
  #replace(value: JsonValue): boolean {
    if (!isObject(value)) return false;
    this.#root = value as JsonObject;
    return true;
  }

  #holderOf(parts: readonly string[], makes: boolean): Holder | undefined {
    let holder = this.#owned(this.#root) as Holder;
    this.#root = holder as JsonObject;
    for (const part of parts) {
      const found = memberOf(holder as JsonValue, part);
      if (found === undefined && !makes) return undefined;
      const inner = found === undefined || found === null ? {} : found;
      if (typeof inner !== 'object' || !isPlace(holder, part)) return undefined;
      const own = this.#owned(inner);
      write(holder, part, own as JsonValue);
      holder = own;
    }
    return holder;
  }

  #owned(value: object): Holder {
    if (this.#own.has(value)) return value as Holder;
    const copy = (Array.isArray(value) ? [...(value as JsonValue[])] : { ...value }) as Holder;
    this.#own.add(copy);
    return copy;
  }
}

/** The value at a place of a JSON value, own members only. */
export function valueIn(root: JsonValue, parts: readonly string[]): JsonValue | undefined {
  let value: JsonValue | undefined = root;
  for (const part of parts) {
    if (value === undefined) return undefined;
    value = memberOf(value, part);
  }
  return value;
}

function memberOf(holder: JsonValue, part: string): JsonValue | undefined {
  if (Array.isArray(holder)) return /^\d+$/.test(part) ? (holder as JsonValue[])[Number(part)] : undefined;
  return isObject(holder) && Object.hasOwn(holder, part) ? (holder[part] as JsonValue) : undefined;
}

function isPlace(holder: Holder, part: string): boolean {
  return !Array.isArray(holder) || (/^\d+$/.test(part) && Number(part) < holder.length);
}

function write(holder: Holder, part: string, value: JsonValue): void {
  if (Array.isArray(holder)) holder[Number(part)] = value;
  else holder[part] = value;
}

/** Whether two JSON values say the same; members in any order. */
export function sameJson(one: JsonValue | undefined, other: JsonValue | undefined): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  return (
    keys.length === Object.keys(other).length &&
    keys.every((key) => Object.hasOwn(other, key) && sameJson(memberOf(one, key), memberOf(other, key)))
  );
}

/** Whether nothing has been filled in: nothing, blanks, an empty list, or an object of such. */
export function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  if (typeof value === 'string') return value.trim() === '';
  if (Array.isArray(value)) return value.length === 0;
  return typeof value === 'object' && Object.values(value as JsonObject).every(isEmpty);
}
