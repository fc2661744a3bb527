import type { TaskForm } from '@fermata/contracts';
import { compileSchemaForm, type FormPlan } from '@fermata/forms';
import { isObject, type JsonObject, type JsonSchema } from '@fermata/model';
import { outcomeWords } from '../model/task.ts';
import type { Forms } from './plain-forms.ts';

/** What the plan of a task's form is made of. */
export type Shape = Pick<TaskForm, 'definition' | 'version' | 'schema' | 'outcomes'>;

/**
 * The plan of a task's form: of the definition at the version that is pinned, else made from the schema. Decisions that
 * only the step names are offered by their names.
 */
export function planOf(
  { definition, version, schema, outcomes }: Shape,
  { compile }: Pick<Forms, 'compile'>,
): FormPlan {
  const named = outcomes.map((name): JsonObject => ({ name, title: outcomeWords(name) }));
  if (!isObject(definition)) {
    const known = (isObject(schema) ? schema : { type: 'object' }) as JsonSchema;
    return compileSchemaForm(known, { outcomes: named });
  }
  const own = compile(definition, version);
  if (own.outcomes.length > 0 || named.length === 0) return own;
  return compile({ ...definition, outcomes: named }, version);
}

/** The decision of a plan by its name: what an analyst has called it. */
export function outcomeTitle(plan: FormPlan | undefined, name: string): string {
  return plan?.outcomes.find((outcome) => outcome.name === name)?.title ?? outcomeWords(name);
}
