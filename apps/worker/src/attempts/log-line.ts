import { isObject, type JsonValue } from '@fermata/model';
import type { LogLine } from '@fermata/persistence';

const longestMessage = 2_000;
const longestFields = 4_000;
const deepest = 6;
const widest = 100;

/** Names of members whose values are nobody's to read. */
const secretName = /authorization|password|passwd|secret|token|cookie|api-?_?key|credential/i;

/**
 * A line as it may be stored: bounded, without what PostgreSQL cannot hold, without the values of members that are named
 * like secrets, and of an error its name and message alone.
 */
export function storedLine(
  level: LogLine['level'],
  message: unknown,
  fields: Readonly<Record<string, unknown>> | undefined,
  at: Date,
): LogLine {
  const line = { at, level, message: cleanText(String(message)).slice(0, longestMessage) };
  const told = fields === undefined ? undefined : fieldsOf(fields);
  return told === undefined ? line : { ...line, fields: told };
}

function fieldsOf(fields: Readonly<Record<string, unknown>>): JsonValue | undefined {
  const plain = plainOf(fields, 0);
  if (!isObject(plain) || Object.keys(plain).length === 0) return undefined;
  const length = JSON.stringify(plain).length;
  return length <= longestFields ? plain : { omitted: `the fields are too large: ${length} characters` };
}

function plainOf(value: unknown, depth: number): JsonValue {
  if (typeof value === 'string') return cleanText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (value === null || typeof value === 'boolean') return value;
  return typeof value === 'object' ? plainObject(value, depth) : String(value);
}

function plainObject(value: object, depth: number): JsonValue {
  if (value instanceof Error) return cleanText(`${value.name}: ${value.message}`);
  if (value instanceof Date) return String(value.getTime());
  if (depth >= deepest) return '…';
  if (Array.isArray(value)) return value.slice(0, widest).map((one) => plainOf(one, depth + 1));
  const members = Object.entries(value).slice(0, widest);
  return Object.fromEntries(
    members.map(([name, member]) => [cleanText(name), memberOf(name, member, depth)]),
  );
}

function memberOf(name: string, value: unknown, depth: number): JsonValue {
  return secretName.test(name) ? '[redacted]' : plainOf(value, depth + 1);
}

/** PostgreSQL holds neither the character NUL nor half of a surrogate pair. */
function cleanText(text: string): string {
  return text.replaceAll('\0', '\u{fffd}').replaceAll(/\p{Surrogate}/gu, '\u{fffd}');
}
