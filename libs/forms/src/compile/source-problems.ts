import { problemAt, type Language } from '@fermata/expressions';
import type { JsonValue, Problem } from '@fermata/model';
import type { FormPlan, PlanNode } from '../plan.ts';

/** What is wrong with the texts of expressions and templates themselves, each where it stands. */
export function sourceProblems(plan: FormPlan, language: Language): Problem[] {
  const { expression, template, node } = new SourceJudge(language);
  return [
    ...plan.nodes.flatMap(node),
    ...plan.rules.flatMap((rule, index) => expression(rule.that, `/rules/${index}/that`)),
    ...plan.outcomes.flatMap((outcome, index) => expression(outcome.when, `/outcomes/${index}/when`)),
    ...(plan.view?.columns ?? []).flatMap((column, index) =>
      template(column.value, `/columns/${index}/value`),
    ),
    ...(plan.view?.tiles ?? []).flatMap((tile, index) => template(tile.value, `/tiles/${index}/value`)),
  ];
}

/**
 * Whether a language can read all that a form will ever evaluate, translations of its texts too: such a form is the same
 * form in that language.
 */
export function isReadBy(language: Language, plan: FormPlan): boolean {
  const texts = Object.values(plan.languages).flatMap((table) => Object.values(table));
  return (
    sourceProblems(plan, language).length === 0 && texts.every((text) => language.parseTemplate(text).ok)
  );
}

/** Judges sources by what a language can read. */
class SourceJudge {
  readonly #language: Language;

  constructor(language: Language) {
    this.#language = language;
  }

  readonly node = (node: PlanNode): Problem[] => {
    const { choices, id } = node;
    return [
      ...(['show', 'enable', 'require', 'compute'] as const).flatMap((name) =>
        this.expression(node[name], `${id}/${name}`),
      ),
      ...(choices?.kind === 'expression' ? this.expression(choices.source, `${id}/choices`) : []),
      ...(choices?.kind === 'lookup' ? this.template(choices.with, `${id}/choices/with`) : []),
      ...this.template(node.value, `${id}/value`),
      ...this.template(node.default, `${id}/default`),
      ...node.checks.flatMap((check, index) => [
        ...this.expression(check.that, `${id}/checks/${index}/that`),
        ...this.expression(check.ask?.value, `${id}/checks/${index}/ask/value`),
      ]),
      ...node.children.flatMap(this.node),
    ];
  };

  readonly expression = (source: unknown, path: string): Problem[] => {
    if (typeof source !== 'string') return [];
    const parsed = this.#language.parseExpression(source);
    return parsed.ok ? [] : parsed.problems.map((problem) => problemAt(path, problem));
  };

  readonly template = (value: JsonValue | undefined, path: string): Problem[] => {
    if (value === undefined) return [];
    const parsed = this.#language.parseTemplate(value);
    return parsed.ok ? [] : parsed.problems.map((problem) => problemAt(path + problem.path, problem));
  };
}
