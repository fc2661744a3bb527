import { evaluateExpression } from './evaluate.ts';
import { parseExpression, type Parsed } from './parse.ts';
import type { EvaluationResult } from './run-parsed.ts';
import { evaluateTemplate } from './template/evaluate-template.ts';
import type { Template } from './template/template.ts';
import type { Scope } from './values.ts';

/** Evaluates sources and keeps what it parsed. It belongs to whoever created it: one for each instance. */
export interface Evaluator {
  readonly evaluate: (source: string, scope: Scope) => EvaluationResult;
  readonly evaluateTemplate: (template: Template, scope: Scope) => EvaluationResult;
}

/** An evaluator that parses each source on first use. It holds at most 2,000 sources, then begins again. */
export function createEvaluator(): Evaluator {
  const parsed = new Map<string, Parsed>();
  const evaluate = (source: string, scope: Scope): EvaluationResult =>
    evaluateExpression(parsedOnce(parsed, source), scope);
  return Object.freeze({
    evaluate,
    evaluateTemplate: (template: Template, scope: Scope) => evaluateTemplate(template, scope, evaluate),
  });
}

function parsedOnce(known: Map<string, Parsed>, source: string): Parsed | string {
  const held = known.get(source);
  if (held !== undefined) return held;
  const result = parseExpression(source);
  if (!result.ok) return source;
  if (known.size >= 2_000) known.clear();
  known.set(source, result.expression);
  return result.expression;
}
