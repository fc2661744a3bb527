import type { JsonValue } from '@fermata/model';

/** The text in a value; empty where it holds none. A number is written as it is. */
export function textOf(value: JsonValue | undefined): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

/** The members of a list; none where the value is no list. */
export function listOf(value: JsonValue | undefined): readonly JsonValue[] {
  return Array.isArray(value) ? (value as readonly JsonValue[]) : [];
}

/** A number of the settings; undefined where it is none. */
export function numberIn(options: Readonly<Record<string, JsonValue>>, name: string): number | undefined {
  const found = options[name];
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A text of the settings; undefined where it is none. */
export function textIn(options: Readonly<Record<string, JsonValue>>, name: string): string | undefined {
  const found = options[name];
  return typeof found === 'string' && found !== '' ? found : undefined;
}
