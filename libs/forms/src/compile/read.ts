import { isObject, type JsonObject, type JsonValue } from '@fermata/model';

/** A field, own ones only: a definition may be wrong anywhere, and what has the wrong shape counts as absent. */
export function valueAt(value: unknown, name: string): JsonValue | undefined {
  return isObject(value) && Object.hasOwn(value, name) ? (value[name] as JsonValue) : undefined;
}

/** A field that is an object; empty otherwise. */
export function objectAt(value: unknown, name: string): JsonObject {
  const found = valueAt(value, name);
  return isObject(found) ? (found as JsonObject) : {};
}

/** A field that is a list; empty otherwise. */
export function listAt(value: unknown, name: string): readonly JsonValue[] {
  const found = valueAt(value, name);
  return Array.isArray(found) ? (found as readonly JsonValue[]) : [];
}

/** A field that is a text with letters in it; undefined otherwise. */
export function textAt(value: unknown, name: string): string | undefined {
  const found = valueAt(value, name);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The members that are there. */
export function present<T extends object>(members: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  const given = Object.entries(members).filter(([, value]) => value !== undefined);
  return Object.fromEntries(given) as { [K in keyof T]?: Exclude<T[K], undefined> };
}
