import { createHash } from 'node:crypto';
import { canonicalJson, type JsonValue } from '@fermata/model';

/** SHA-256 (hex) of the canonical JSON: equal content, equal hash, whatever the order of its members. */
export function hashOf(value: JsonValue): string {
  return hashOfText(canonicalJson(value));
}

/** SHA-256 (hex) of a text in UTF-8. */
export function hashOfText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** A parameter for a `json` column; undefined is SQL NULL, null is the JSON null. */
export function jsonParameter(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
