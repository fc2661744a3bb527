import { parseExpression, parseTemplate, problemAt } from '@fermata/expressions';
import type { JsonValue, Problem } from '@fermata/model';
import type { FormPlan, PlanNode } from '../plan.ts';

/** What is wrong with the texts of expressions and templates themselves, each where it stands. */
export function sourceProblems(plan: FormPlan): Problem[] {
  return [
    ...plan.nodes.flatMap(nodeProblems),
    ...plan.rules.flatMap((rule, index) => expression(rule.that, `/rules/${index}/that`)),
    ...plan.outcomes.flatMap((outcome, index) => expression(outcome.when, `/outcomes/${index}/when`)),
    ...(plan.view?.columns ?? []).flatMap((column, index) =>
      template(column.value, `/columns/${index}/value`),
    ),
    ...(plan.view?.tiles ?? []).flatMap((tile, index) => template(tile.value, `/tiles/${index}/value`)),
  ];
}

function nodeProblems(node: PlanNode): Problem[] {
  const { choices, id } = node;
  return [
    ...(['show', 'enable', 'require', 'compute'] as const).flatMap((name) =>
      expression(node[name], `${id}/${name}`),
    ),
    ...(choices?.kind === 'expression' ? expression(choices.source, `${id}/choices`) : []),
    ...(choices?.kind === 'lookup' ? template(choices.with, `${id}/choices/with`) : []),
    ...template(node.value, `${id}/value`),
    ...template(node.default, `${id}/default`),
    ...node.checks.flatMap((check, index) => [
      ...expression(check.that, `${id}/checks/${index}/that`),
      ...expression(check.ask?.value, `${id}/checks/${index}/ask/value`),
    ]),
    ...node.children.flatMap(nodeProblems),
  ];
}

function expression(source: unknown, path: string): Problem[] {
  if (typeof source !== 'string') return [];
  const parsed = parseExpression(source);
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => problemAt(path, problem));
}

function template(value: JsonValue | undefined, path: string): Problem[] {
  if (value === undefined) return [];
  const parsed = parseTemplate(value);
  if (parsed.ok) return [];
  return parsed.problems.map((problem) => problemAt(path + problem.path, problem));
}
