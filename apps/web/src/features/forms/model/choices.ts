import { isObject, type JsonValue } from '@fermata/model';

/** Where choices come from, as a person picks it. */
export type ChoiceSource = 'schema' | 'list' | 'expression' | 'lookup';

/** Where the choices that a component says come from. */
export function sourceOfChoices(value: JsonValue | undefined): ChoiceSource {
  if (value === undefined) return 'schema';
  if (typeof value === 'string') return 'expression';
  return Array.isArray(value) ? 'list' : 'lookup';
}

/** Choices as lines: `value` or `value = title`. */
export function choicesText(value: JsonValue | undefined): string {
  if (!Array.isArray(value)) return '';
  return value.map(lineOf).join('\n');
}

/** Lines as choices; numbers and yes-or-no keep their type, empty lines are none. */
export function choicesFrom(text: string): JsonValue | undefined {
  const lines = text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [choiceOf(line)]));
  return lines.length === 0 ? undefined : lines;
}

function lineOf(entry: JsonValue): string {
  if (!isObject(entry)) return String(entry);
  const { value, title } = entry as { readonly value?: JsonValue; readonly title?: JsonValue };
  return title === undefined ? String(value) : `${String(value)} = ${String(title)}`;
}

function choiceOf(line: string): JsonValue {
  const cut = line.indexOf('=');
  const written = (cut < 0 ? line : line.slice(0, cut)).trim();
  const title = cut < 0 ? '' : line.slice(cut + 1).trim();
  const value = valueOf(written);
  return title === '' ? { value } : { value, title };
}

function valueOf(written: string): JsonValue {
  if (written === 'true' || written === 'false') return written === 'true';
  return /^-?\d+(\.\d+)?$/.test(written) ? Number(written) : written;
}
