import { evaluateExpression } from './evaluate.ts';
import type { JsonValue } from './json.ts';
import type { Scope } from './values.ts';

/** The value of an expression, or the code of its error: what specs compare. */
export function outcome(source: string, scope: Scope = {}): JsonValue {
  const result = evaluateExpression(source, scope);
  return result.ok ? result.value : result.error.code;
}

/** The message of the error of an expression; empty when it yields a value. */
export function messageOf(source: string, scope: Scope = {}): string {
  const result = evaluateExpression(source, scope);
  return result.ok ? '' : result.error.message;
}
