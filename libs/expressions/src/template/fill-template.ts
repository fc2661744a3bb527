import { said, wordsOf, type Phrase } from '@fermata/model';
import { Failure, LimitReached } from '../failure.ts';
import type { JsonValue } from '../json.ts';
import { positionAt } from '../problem.ts';
import { toJson } from '../result.ts';
import type { EvaluationResult, ExpressionError } from '../run-parsed.ts';
import type { Scope } from '../values.ts';
import type { Template, TextPart } from './template.ts';

/** How a template evaluates one of its expressions; an evaluator that keeps what it parsed fits. */
export type Evaluate = (source: string, scope: Scope) => EvaluationResult;

/** Carries the first error out of the walk over a template. */
class Stop {
  readonly error: ExpressionError;

  constructor(error: ExpressionError) {
    this.error = error;
  }
}

/** Fills a template by the way it is given; the promises are those of `evaluateTemplate`. */
export function fillTemplate(template: Template, scope: Scope, evaluate: Evaluate): EvaluationResult {
  try {
    const value = fill(template, (source) => valueOf(evaluate(source, scope)));
    return { ok: true, value: template.t === 'literal' ? value : toJson(value) };
  } catch (error) {
    if (error instanceof Stop) return { ok: false, error: error.error };
    if (error instanceof LimitReached) return failed('expression.limit', error.said, '');
    if (error instanceof Failure) return failed('expression.failed', error.said, '');
    throw error;
  }
}

function failed(code: ExpressionError['code'], message: Phrase, source: string): EvaluationResult {
  return { ok: false, error: { code, ...wordsOf(message), source, position: positionAt(source, 0) } };
}

function valueOf(result: EvaluationResult): JsonValue {
  if (result.ok) return result.value;
  throw new Stop(result.error);
}

function fill(template: Template, evaluate: (source: string) => JsonValue): JsonValue {
  switch (template.t) {
    case 'literal':
      return template.value;
    case 'expr':
      return evaluate(template.source);
    case 'text':
      return template.parts.map((part) => fillPart(part, evaluate)).join('');
    case 'object':
      return Object.fromEntries(template.entries.map(([key, part]) => [key, fill(part, evaluate)]));
    case 'list':
      return template.items.map((item) => fill(item, evaluate));
  }
}

function fillPart(part: TextPart, evaluate: (source: string) => JsonValue): string {
  if (typeof part === 'string') return part;
  const value = evaluate(part.source);
  if (value === null) return '';
  if (typeof value !== 'object') return String(value);
  const kind = Array.isArray(value) ? said`a list` : said`an object`;
  const message = said`${{ kind }} cannot stand inside a text; make a text of it, or let the expression be the whole text`;
  return String(valueOf(failed('expression.failed', message, part.source)));
}
