export type { JsonObject, JsonValue } from '@fermata/model';

const FORBIDDEN_KEYS: readonly string[] = Object.freeze(['__proto__', 'constructor', 'prototype']);

/** True for the keys through which JavaScript objects can be subverted: never read, never written. */
export function isForbiddenKey(key: string): boolean {
  return FORBIDDEN_KEYS.includes(key);
}
