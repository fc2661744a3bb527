import { phraseOf, said } from '@fermata/model';
import { suggestion } from '@fermata/expressions';
import { compileDecision } from '../decision/compile-decision.ts';
import type { PlanDecision } from '../decision/table.ts';
import type { PlanDecide } from '../plan/steps.ts';
import type { Body } from './body.ts';
import { report, reportFix, type Context, type Place } from './context.ts';
import { field, readExpression, readList, readTemplate } from './read.ts';
import { resolve } from './resolve.ts';

/** Reads a decide step: a decision table with its input, or plain conditions. */
export function readDecide(context: Context, step: unknown, place: Place): Body<PlanDecide> {
  const cases = readList(context, field(step, 'cases'), [...place, 'cases']).map((one, index) => {
    const at = [...place, 'cases', index];
    const when = readExpression(context, field(one, 'when'), [...at, 'when']);
    return {
      ...(when === undefined ? {} : { when }),
      output: readTemplate(context, field(one, 'output'), [...at, 'output']),
    };
  });
  const decision = readDecision(context, field(step, 'decision'), [...place, 'decision']);
  if (decision === undefined) return { type: 'decide', cases };
  const given = readTemplate(context, field(step, 'with') ?? {}, [...place, 'with']);
  checkInput(context, context.decisions[decision], { given, place: [...place, 'with'] });
  return { type: 'decide', cases, decision, with: given };
}

/** The name under which the plan carries a table, `name@version`; the table is judged where it is published. */
function readDecision(context: Context, reference: unknown, place: Place): string | undefined {
  if (reference === undefined) return undefined;
  const found = resolve(context, 'decisions', reference, place);
  if (found === undefined) return undefined;
  const name = `${found.name}@${found.version}`;
  const { decision, problems } = compileDecision(found.definition);
  if (decision !== undefined) context.decisions[name] = decision;
  for (const problem of problems.filter(({ severity }) => severity === 'error')) {
    report(context, place, problem.code, said`decision \`${{ name }}\`: ${{ problem: phraseOf(problem) }}`);
  }
  return decision === undefined ? undefined : name;
}

/** A column that reads a field of `input` that `with` certainly does not have can only fail. */
function checkInput(
  context: Context,
  table: PlanDecision | undefined,
  { given, place }: { readonly given: PlanDecide['with'] & object; readonly place: Place },
): void {
  const fields = namesOf(given);
  if (fields === undefined) return;
  for (const { name, source } of table?.inputs ?? []) {
    if (source.t !== 'expr' || source.source !== `input.${name}` || fields.includes(name)) continue;
    const message = said`the table compares \`${{ name }}\`, which is not given`;
    reportFix(context, place, 'decision.input', [message, suggestion(name, fields)]);
  }
}

function namesOf(template: PlanDecide['with'] & object): readonly string[] | undefined {
  if (template.t === 'object') return template.entries.map(([key]) => key);
  return template.t === 'literal' ? Object.keys(template.value ?? {}) : undefined;
}
