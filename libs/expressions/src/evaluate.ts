import { phraseOf, said } from '@fermata/model';
import { parseExpression, type Parsed } from './parse.ts';
import { runParsed, toError, type EvaluationResult } from './run-parsed.ts';
import type { Scope } from './values.ts';

/**
 * Evaluates an expression over the bound names. Never throws, has no effect, reads own properties only, and ends
 * within `LIMITS.operations`. Give what `parseExpression` yielded; a source text is parsed each time.
 */
export function evaluateExpression(expression: Parsed | string, scope: Scope): EvaluationResult {
  if (typeof expression !== 'string') return runParsed(expression, scope);
  const parsed = parseExpression(expression);
  if (parsed.ok) return runParsed(parsed.expression, scope);
  const [problem] = parsed.problems;
  const code = problem?.code === 'expression.limit' ? 'expression.limit' : 'expression.failed';
  return toError(
    expression,
    code,
    problem === undefined ? said`not an expression` : phraseOf(problem),
    problem?.position.offset ?? 0,
  );
}
