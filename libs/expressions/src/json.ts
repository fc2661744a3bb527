/** A JSON value: what enters an expression and what leaves it. Never mutated by this room. */
export type JsonValue = string | number | boolean | null | readonly JsonValue[] | JsonObject;

/** A JSON object. Only own properties are ever looked at. */
export interface JsonObject {
  readonly [key: string]: JsonValue;
}

const FORBIDDEN_KEYS: readonly string[] = Object.freeze(['__proto__', 'constructor', 'prototype']);

/** True for the keys through which JavaScript objects can be subverted: never read, never written. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.includes(key);
}
