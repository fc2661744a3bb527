import type { CheckOptions, JsonSchemaLike, TypeScope } from '@fermata/expressions';
import { compileForm, isListComponent, type FormPlan, type PlanNode } from '@fermata/forms';
import type { JsonValue, Problem } from '@fermata/model';
import { sortProblems } from '@fermata/model';
import type { Sight } from './read.ts';
import { valueAt } from './read.ts';
import { countType, textType } from './shapes.ts';
import { expressionProblems, templateProblems } from './texts.ts';

const truth = Object.freeze({ expect: 'boolean' } as const);

/**
 * What is wrong between the parts of a form: what its compiler says, and expressions that read what is not there or
 * yield what does not fit. That a field of the answer may be absent is no problem here: a form is filled in bit by bit,
 * and what reads such a field waits for it.
 */
export function formProblems(component: unknown, sight: Sight): Problem[] {
  const plan = compileForm(component);
  const isGenerated = valueAt(component, 'layout') === undefined;
  const scope = {
    input: sight.safe(valueAt(component, 'input')) as JsonSchemaLike,
    output: sight.safe(plan.schema) as JsonSchemaLike,
    user: true,
    now: textType,
  };
  const typed = [
    ...(isGenerated ? [] : plan.nodes.flatMap((node) => nodeProblems(node, { scope, sight }))),
    ...wholeProblems(plan, scope),
    ...viewProblems(plan, scope),
  ];
  return sortProblems([...plan.problems, ...typed.filter(({ code }) => code !== 'expression.maybeMissing')]);
}

interface Around {
  readonly scope: TypeScope;
  readonly sight: Sight;
}

function nodeProblems(node: PlanNode, around: Around): Problem[] {
  const { id, choices } = node;
  const { scope } = around;
  const judged = (source: unknown, name: string, options?: CheckOptions): Problem[] =>
    expressionProblems(source, `${id}/${name}`, scope, options);
  const filled = (value: JsonValue | undefined, name: string): Problem[] =>
    templateProblems(value, `${id}/${name}`, scope);
  return [
    ...(['show', 'enable', 'require'] as const).flatMap((name) => judged(node[name], name, truth)),
    ...judged(node.compute, 'compute', expectedOf(node)),
    ...(choices?.kind === 'expression' ? judged(choices.source, 'choices', { expect: 'list' }) : []),
    ...(choices?.kind === 'lookup' ? filled(choices.with, 'choices/with') : []),
    ...filled(node.value, 'value'),
    ...filled(node.default, 'default'),
    ...node.checks.flatMap((check, index) => [
      ...judged(check.that, `checks/${index}/that`, truth),
      ...judged(check.ask?.value, `checks/${index}/ask/value`),
    ]),
    ...node.children.flatMap((child) => nodeProblems(child, insideOf(node, around))),
  ];
}

/** Inside a list there is the item, its place, and how many there are. */
function insideOf(node: PlanNode, { scope, sight }: Around): Around {
  if (!isListComponent(node.component)) return { scope, sight };
  const items = sight.safe(valueAt(node.schema, 'items')) as JsonSchemaLike;
  const named = node.as === undefined ? {} : { [node.as]: items };
  return { scope: { ...scope, ...named, item: items, index: countType, count: countType }, sight };
}

const expected: Readonly<Record<string, CheckOptions>> = Object.freeze({
  string: { expect: 'string' },
  number: { expect: 'number' },
  integer: { expect: 'number' },
  array: { expect: 'list' },
  object: { expect: 'object' },
  boolean: truth,
});

/** What is computed is of the type that the schema gives the field. */
function expectedOf(node: PlanNode): CheckOptions | undefined {
  const type = valueAt(node.schema, 'type');
  return typeof type === 'string' && Object.hasOwn(expected, type) ? expected[type] : undefined;
}

function wholeProblems(plan: FormPlan, scope: TypeScope): Problem[] {
  return [
    ...plan.rules.flatMap((rule, index) =>
      expressionProblems(rule.that, `/rules/${index}/that`, scope, truth),
    ),
    ...plan.outcomes.flatMap((outcome, index) =>
      expressionProblems(outcome.when, `/outcomes/${index}/when`, scope, truth),
    ),
  ];
}

/** Columns see the row as `item`; of a row nothing is known here. */
function viewProblems({ view }: FormPlan, scope: TypeScope): Problem[] {
  const row = { ...scope, item: true, index: countType };
  return [
    ...(view?.columns ?? []).flatMap(({ value }, index) =>
      templateProblems(value, `/columns/${index}/value`, row),
    ),
    ...(view?.tiles ?? []).flatMap(({ value }, index) =>
      templateProblems(value, `/tiles/${index}/value`, scope),
    ),
  ];
}
