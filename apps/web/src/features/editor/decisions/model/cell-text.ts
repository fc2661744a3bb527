import type { JsonValue } from '@fermata/model';
import type { ColumnView } from './table-view.ts';

/** What a cell says as a person reads and types it. */
export function cellText(value: JsonValue | undefined): string {
  if (value === undefined) return '';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map((one) => cellText(one as JsonValue)).join(', ');
  return JSON.stringify(value);
}

/**
 * What a person's text means in a column. An empty one says nothing: anything in an input, the default in an output. In
 * inputs a text is a test, so only plain numbers and yes or no become values; in outputs the type of the column decides.
 */
export function cellValue(text: string, column: ColumnView): JsonValue | undefined {
  const trimmed = text.trim();
  if (trimmed === '' || (column.side === 'inputs' && trimmed === '-')) return undefined;
  const plain = plainValue(trimmed, column.type);
  if (plain !== undefined) return plain;
  return column.side === 'inputs' ? trimmed : text;
}

const WORDS = Object.freeze({
  true: true,
  yes: true,
  ja: true,
  false: false,
  no: false,
  nein: false,
} as const);

function plainValue(text: string, type: ColumnView['type']): JsonValue | undefined {
  const isNumeric = /^-?\d+(\.\d+)?$/.test(text);
  if (['number', 'integer', 'any'].includes(type) && isNumeric) return Number(text);
  const word = text.toLowerCase();
  if (type === 'boolean' && Object.hasOwn(WORDS, word)) return WORDS[word as keyof typeof WORDS];
  if (type === 'any' && (word === 'true' || word === 'false')) return word === 'true';
  return undefined;
}
