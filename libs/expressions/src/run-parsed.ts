import { said, wordsOf, type Phrase } from '@fermata/model';
import { Failure, LimitReached } from './failure.ts';
import type { JsonValue } from './json.ts';
import { LIMITS } from './limits.ts';
import type { Parsed } from './parse.ts';
import { positionAt, type SourcePosition } from './problem.ts';
import { toJson } from './result.ts';
import type { Scope } from './values.ts';

/** Why an evaluation gave no value. The codes are those that a step fails with. */
export interface ExpressionError {
  readonly code: 'expression.failed' | 'expression.limit';
  readonly message: string;
  /** The message as a phrase with its values, for other languages. */
  readonly said?: Phrase;
  /** The expression, and where in it. */
  readonly source: string;
  readonly position: SourcePosition;
}

/** The outcome of an evaluation: JSON, or an error. */
export type EvaluationResult =
  { readonly ok: true; readonly value: JsonValue } | { readonly ok: false; readonly error: ExpressionError };

/** Evaluates what was parsed; the promises are those of `evaluateExpression`. */
export function runParsed(expression: Parsed, scope: Scope): EvaluationResult {
  try {
    const value = expression.run({ scope, locals: [], left: LIMITS.operations });
    return { ok: true, value: toJson(value) };
  } catch (error) {
    return errorOf(expression.source, error);
  }
}

function errorOf(source: string, error: unknown): EvaluationResult {
  if (error instanceof Failure) return toError(source, 'expression.failed', error.said, error.at ?? 0);
  if (error instanceof LimitReached) return toError(source, 'expression.limit', error.said, error.at ?? 0);
  if (error instanceof RangeError)
    return toError(source, 'expression.limit', said`data nested too deeply`, 0);
  throw error;
}

/** The result of an evaluation that gave no value. */
export function toError(
  source: string,
  code: ExpressionError['code'],
  message: Phrase,
  offset: number,
): EvaluationResult {
  return { ok: false, error: { code, ...wordsOf(message), source, position: positionAt(source, offset) } };
}
