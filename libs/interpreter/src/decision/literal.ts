import { evaluateExpression, parseExpression } from '@fermata/expressions';
import type { ColumnType, Scalar } from './table.ts';

const WORDS: Readonly<Record<string, Scalar>> = Object.freeze({ true: true, false: false, null: null });
/** Names that a table binds: they are never words of a text column. */
export const BOUND_NAMES: readonly string[] = Object.freeze(['value', 'input', 'now']);

/** How a column of a type may write a value without quotes. */
const BARE: Readonly<Partial<Record<ColumnType, RegExp>>> = Object.freeze({
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\S+$/,
  string: /^[\p{L}_][\p{L}\p{N}_-]*$/u,
});

/** The value that the text of a test says outright; undefined for what must be evaluated. */
export function literalOf(text: string, type: ColumnType): Scalar | undefined {
  if (Object.hasOwn(WORDS, text)) return WORDS[text];
  if (/^-?\d+(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return Number(text);
  if (/^(['"]).*\1$/s.test(text)) return quoted(text);
  return BARE[type]?.test(text) === true && !BOUND_NAMES.includes(text) ? text : undefined;
}

function quoted(text: string): string | undefined {
  const parsed = parseExpression(text);
  if (!parsed.ok || parsed.expression.root.kind !== 'literal') return undefined;
  const result = evaluateExpression(parsed.expression, {});
  return result.ok && typeof result.value === 'string' ? result.value : undefined;
}
