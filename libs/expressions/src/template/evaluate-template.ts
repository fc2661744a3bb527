import { evaluateExpression } from '../evaluate.ts';
import type { EvaluationResult } from '../run-parsed.ts';
import type { Scope } from '../values.ts';
import { fillTemplate, type Evaluate } from './fill-template.ts';
import type { Template } from './template.ts';

/**
 * Fills a template from the bound names. Never throws; the first failing expression decides. What an expression yields
 * is put in place as it is and never looked at again for marks. The whole result has the size limit of an expression.
 */
export function evaluateTemplate(
  template: Template,
  scope: Scope,
  evaluate: Evaluate = evaluateExpression,
): EvaluationResult {
  return fillTemplate(template, scope, evaluate);
}
