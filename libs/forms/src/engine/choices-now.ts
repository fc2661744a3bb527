import type { Scope } from '@fermata/expressions';
import { isObject, warningAt, type JsonObject, type JsonValue, type Problem } from '@fermata/model';
import { writtenChoice } from '../compile/choices.ts';
import type { Choice, PlanNode } from '../plan.ts';
import type { LookupState, NodeState } from '../state.ts';
import type { FormProgram } from './form-program.ts';
import { sameJson } from './tree.ts';

/** What can be chosen now, and what went wrong with finding it out. */
export interface ChoicesNow {
  readonly choices?: readonly Choice[];
  readonly lookup?: LookupState;
  readonly problems: readonly Problem[];
}

/** Where choices are asked for. */
export interface ChoicesAt {
  readonly node: PlanNode;
  readonly scope: Scope;
  readonly place: string;
  readonly before: NodeState | undefined;
}

const nothing: ChoicesNow = Object.freeze({ problems: Object.freeze([]) });

/** The choices of a node in the language of the form; the list of before, where it says the same. */
export function choicesNow({ node, scope, place, before }: ChoicesAt, program: FormProgram): ChoicesNow {
  const { choices } = node;
  if (choices === undefined) return nothing;
  if (choices.kind === 'lookup') return lookupNow(choices, { scope, place, program });
  if (choices.kind === 'list')
    return { choices: kept(choices.choices.map(inLanguage(program)), before), problems: [] };
  const found = program.programs.evaluate(choices.source, scope);
  if (found.kind === 'failed')
    return { choices: [], problems: [warningAt(place, 'form.expression', found.message)] };
  const listed =
    found.kind === 'value' && Array.isArray(found.value) ? (found.value as readonly JsonValue[]) : [];
  return { choices: kept(listed.flatMap(writtenChoice).map(inLanguage(program)), before), problems: [] };
}

function lookupNow(
  { lookup, with: narrowing }: { readonly lookup: string; readonly with: JsonObject },
  { scope, place, program }: { scope: Scope; place: string; program: FormProgram },
): ChoicesNow {
  const found = program.programs.fill(narrowing, scope);
  const given = found.kind === 'value' && isObject(found.value) ? (found.value as JsonObject) : {};
  const problems = found.kind === 'failed' ? [warningAt(place, 'form.expression', found.message)] : [];
  return { lookup: { source: lookup, with: given }, problems };
}

function inLanguage({ text }: FormProgram): (choice: Choice) => Choice {
  return (choice) => ({
    ...choice,
    title: text(choice.title),
    ...(choice.help === undefined ? {} : { help: text(choice.help) }),
  });
}

function kept(choices: readonly Choice[], before: NodeState | undefined): readonly Choice[] {
  const known = before?.choices;
  return known !== undefined && sameJson(known as unknown as JsonValue, choices as unknown as JsonValue)
    ? known
    : choices;
}
