import type { Language } from '@fermata/expressions';
import {
  errorAt,
  isObject,
  pointer,
  said,
  sortProblems,
  type FormRule,
  type JsonSchema,
  type JsonValue,
} from '@fermata/model';
import { layoutOf } from '../generate/generate-layout.ts';
import { cyclesOf } from '../engine/order.ts';
import { cellsOf } from '../engine/cells.ts';
import type { FormPlan, PlanOutcome, PlanRule, ViewPlan } from '../plan.ts';
import { answerSchemaOf } from './answer-schema.ts';
import type { CompileContext } from './compile-context.ts';
import { compileNodes } from './compile-node.ts';
import { fieldParts, humanised } from './field-path.ts';
import { listAt, objectAt, present, textAt, valueAt } from './read.ts';
import { SchemaReader } from './schema-reader.ts';
import { sourceProblems } from './source-problems.ts';
import { unboundProblems, wholeProblems } from './whole-problems.ts';

/** The same as `compileForm`, by a language that is given. */
export function compileFormIn(language: Language, definition: unknown, version?: number): FormPlan {
  const schema = answerSchemaOf(definition);
  const schemas = new SchemaReader(schema);
  const context: CompileContext = { schemas, problems: [], bound: new Map(), inside: new Map(), nodes: 0 };
  const written = valueAt(definition, 'layout');
  const isWritten = Array.isArray(written);
  const layout = isWritten
    ? (written as readonly JsonValue[])
    : layoutOf(schemas, objectAt(definition, 'input'));
  const around = { base: [], inside: [] };
  const nodes = compileNodes(layout, isWritten ? '/layout' : '/auto', around, context);
  const name = textAt(definition, 'name') ?? '';
  const plan = {
    name,
    use: textAt(definition, 'use') === 'view' ? ('view' as const) : ('form' as const),
    title: textAt(definition, 'title') ?? humanised(name),
    nodes,
    outcomes: listAt(definition, 'outcomes').flatMap(outcomeOf),
    schema,
    input: objectAt(definition, 'input') as JsonSchema,
    rules: listAt(definition, 'rules').flatMap(ruleOf),
    languages: objectAt(definition, 'languages') as FormPlan['languages'],
    problems: [],
    ...present({ version, description: textAt(definition, 'description'), view: viewOf(definition) }),
  };
  const judged = { ...context, language };
  return { ...plan, problems: isWritten ? problemsOf(plan, definition, judged) : context.problems };
}

interface Judged extends CompileContext {
  readonly language: Language;
}

function problemsOf(plan: FormPlan, definition: unknown, context: Judged): FormPlan['problems'] {
  const { language } = context;
  const cycles = cyclesOf(cellsOf(plan.nodes), language).map((cell) => {
    const message = said`What this reads depends on itself: ${{ field: cell.field?.join('.') ?? cell.node.id }}.`;
    const member = cell.node.compute === undefined ? 'show' : 'compute';
    return errorAt(
      `${cell.node.id}/${member}`,
      'form.cycle',
      message,
      said`read single fields, not the whole answer`,
    );
  });
  return sortProblems([
    ...context.problems,
    ...sourceProblems(plan, language),
    ...cycles,
    ...wholeProblems(plan, definition, context),
    ...unboundProblems(plan, context),
  ]);
}

function outcomeOf(outcome: JsonValue): PlanOutcome[] {
  const name = textAt(outcome, 'name');
  if (name === undefined) return [];
  const tone = textAt(outcome, 'tone');
  const reason = textAt(outcome, 'reason');
  return [
    {
      name,
      title: textAt(outcome, 'title') ?? humanised(name),
      tone: tone === 'positive' || tone === 'negative' ? tone : 'neutral',
      requires: pointersOf(listAt(outcome, 'requires')),
      ...present({
        help: textAt(outcome, 'help'),
        when: textAt(outcome, 'when'),
        reason: reason === 'required' || reason === 'optional' ? reason : undefined,
      }),
    },
  ];
}

function ruleOf(rule: JsonValue): PlanRule[] {
  if (textAt(rule, 'that') === undefined) return [];
  return [{ ...(rule as unknown as FormRule), fields: pointersOf(listAt(rule, 'fields')) }];
}

function pointersOf(fields: readonly JsonValue[]): readonly string[] {
  return fields.filter((field) => typeof field === 'string').map((field) => pointer(...fieldParts(field)));
}

function viewOf(definition: unknown): ViewPlan | undefined {
  if (textAt(definition, 'use') !== 'view') return undefined;
  const kind = textAt(definition, 'view');
  const parts = ['columns', 'filters', 'tiles'].map((name) => [
    name,
    listAt(definition, name).filter(isObject),
  ]);
  return {
    kind: kind === 'list' || kind === 'dashboard' ? kind : 'detail',
    ...(Object.fromEntries(parts) as Pick<ViewPlan, 'columns' | 'filters' | 'tiles'>),
  };
}
