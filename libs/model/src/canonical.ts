import type { JsonValue } from './json.ts';

/**
 * The one text of a JSON value: keys sorted by code unit, no white space. Equal values give equal texts, so content
 * hashes are taken over it. Entries that are undefined are left out, as JSON does.
 */
export function canonicalJson(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map((entry) => canonicalJson(entry as JsonValue)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value as Readonly<Record<string, JsonValue | undefined>>);
  const kept = entries.filter((entry): entry is [string, JsonValue] => entry[1] !== undefined);
  const texts = kept.sort(([a], [b]) => (a < b ? -1 : 1)).map(writeEntry);
  return `{${texts.join(',')}}`;
}

function writeEntry([key, value]: readonly [string, JsonValue]): string {
  return `${JSON.stringify(key)}:${canonicalJson(value)}`;
}
