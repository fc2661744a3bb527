import {
  hasErrors,
  pointerParts,
  pointer,
  type JsonObject,
  type JsonSchema,
  type JsonValue,
  type Problem,
} from '@fermata/model';
import { isObject } from '@fermata/model';
import type { FormContext } from './engine/form-program.ts';
import { createForm } from './create-form.ts';
import type { FormPlan } from './plan.ts';
import type { Question } from './state.ts';

/** The verdict of a JSON Schema: the value with the schema's defaults filled in, and what does not fit. */
export type SchemaCheck = (
  schema: JsonSchema,
  value: JsonValue,
) => { readonly value: JsonValue; readonly problems: readonly Problem[] };

/** An answer that somebody gives. */
export interface GivenAnswer extends FormContext {
  readonly values: JsonObject;
  /** The decision; its reason is the field `reason` of the values. */
  readonly outcome?: string;
}

/** What comes of an answer. */
export interface AnswerVerdict {
  /** What is taken: hidden fields left out, computed ones and defaults filled in. */
  readonly answer: JsonObject;
  /** Paths are pointers of the answer, in the order of the form. Only errors refuse. */
  readonly problems: readonly Problem[];
  /** What is left to be asked where the data are; none where the answer is refused already. */
  readonly questions: readonly Question[];
}

/**
 * The one verdict of browser and server on an answer. To judge what was taken again gives the same. Never throws,
 * whatever is given.
 */
export function judgeAnswer(plan: FormPlan, given: GivenAnswer, checkSchema: SchemaCheck): AnswerVerdict {
  const form = createForm(plan, given);
  const filled = checkSchema(plan.schema, given.values).value;
  const state = form.start(isObject(filled) ? (filled as JsonObject) : given.values);
  const said = form.check(state, given.outcome === undefined ? {} : { outcome: given.outcome });
  const fits = checkSchema(plan.schema, state.output).problems.filter((problem) => !isSaid(problem, said));
  const problems = [...said, ...fits];
  return { answer: state.output, problems, questions: hasErrors(problems) ? [] : form.questions(state) };
}

/** Whether the form says the same in its own words: a field that is missing, a value that is none of the choices. */
function isSaid(problem: Problem, said: readonly Problem[]): boolean {
  return said.some(({ code, path }) => {
    if (code === 'form.choice') return path === problem.path;
    if (code !== 'form.required') return false;
    const parts = pointerParts(path);
    const isAtHolder = problem.path === pointer(...parts.slice(0, -1));
    return path === problem.path || (isAtHolder && problem.message.includes(parts.at(-1) ?? ''));
  });
}
