import {
  evaluateExpression,
  evaluateTemplate,
  parseExpression,
  parseTemplate,
  referencedPaths,
  sourcesOf,
} from '@fermata/expressions';
import { isObject, type JsonValue } from '@fermata/model';

/** What an expression gives for the values that are known. */
export type LiveResult =
  | { readonly kind: 'value'; readonly value: JsonValue }
  /** It reads something that has not happened yet in these values: no fault of its author. */
  | { readonly kind: 'unknown'; readonly path: string }
  /** It has all that it reads and gives no value. */
  | { readonly kind: 'failed'; readonly message: string }
  /** It is no expression. */
  | { readonly kind: 'broken'; readonly message: string };

/** Values by name, as an expression sees them. */
export type KnownValues = Readonly<Record<string, JsonValue>>;

/** What one expression gives; it never throws and ends by the budget of the language. */
export function resultOf(source: string, values: KnownValues): LiveResult {
  const parsed = parseExpression(source);
  if (!parsed.ok) return { kind: 'broken', message: parsed.problems[0]?.message ?? '' };
  const result = evaluateExpression(parsed.expression, values);
  if (result.ok) return { kind: 'value', value: result.value };
  const missing = missingPath(source, values);
  return missing === undefined
    ? { kind: 'failed', message: result.error.message }
    : { kind: 'unknown', path: missing };
}

/** What a value with `${ … }` in its texts gives. */
export function templateResult(template: JsonValue, values: KnownValues): LiveResult {
  const parsed = parseTemplate(template);
  if (!parsed.ok) return { kind: 'broken', message: parsed.problems[0]?.message ?? '' };
  const result = evaluateTemplate(parsed.template, values);
  if (result.ok) return { kind: 'value', value: result.value };
  const missing = sourcesOf(parsed.template).flatMap((source) => missingPath(source, values) ?? [])[0];
  return missing === undefined
    ? { kind: 'failed', message: result.error.message }
    : { kind: 'unknown', path: missing };
}

/** The first path that is read though the values do not have it. */
function missingPath(source: string, values: KnownValues): string | undefined {
  const path = referencedPaths(source).find((one) => !isKnown(one, values));
  return path?.join('.');
}

function isKnown(path: readonly string[], values: KnownValues): boolean {
  let current: unknown = values;
  for (const part of path) {
    if (!isObject(current) || !Object.hasOwn(current, part)) return false;
    current = (current as Record<string, unknown>)[part];
  }
  return true;
}

/** A value in one line, cut where it is long. */
export function shortly(value: JsonValue, most = 80): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
}
