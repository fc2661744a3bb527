import { AppError } from '@fermata/contracts';
import { isObject, type JsonValue, type Problem } from '@fermata/model';
import { VersionRepository, type TaskDetail, type Transaction } from '@fermata/persistence';
import { checkValue } from '../http/check-value.ts';
import type { TaskForm } from './task.answer.ts';

/** The schema that an answer must fit, and the form that shows it. */
export interface ReadForm {
  readonly schema: JsonValue;
  readonly shown: TaskForm | undefined;
}

const anyObject: JsonValue = Object.freeze({ type: 'object' });

/** Reads the form that is pinned to a task; a task without a form is filled in from its output schema. */
export async function readForm(tx: Transaction, task: TaskDetail): Promise<ReadForm> {
  if (task.form === null) return { schema: task.outputSchema ?? anyObject, shown: undefined };
  const [name, version] = task.form.split('@');
  const found = await new VersionRepository(tx).get({ kind: 'component', name: name ?? '' }, Number(version));
  const body = found?.body ?? null;
  const schema = isObject(body) && isObject(body['schema']) ? body['schema'] : anyObject;
  return { schema, shown: { reference: task.form, body } };
}

/**
 * Checks an answer: its outcome is one of the task's, its data fit the schema; defaults are filled in (rule D6). The
 * output is the data with `outcome` (rule M1). Fails with `schema.mismatch` (422) and all places.
 */
export function answerOf(
  task: TaskDetail,
  form: ReadForm,
  given: { readonly outcome?: string; readonly data: JsonValue },
): JsonValue {
  const checked = checkValue(form.schema, given.data);
  const problems: Problem[] = [
    ...outcomeProblems(task.outcomes, given.outcome),
    ...checked.problems.map((problem) => ({ ...problem, path: `/data${problem.path}` })),
    ...requirementProblems(form, given),
  ];
  if (problems.length > 0) {
    throw new AppError('schema.mismatch', 'The answer does not fit the form', {
      status: 422,
      details: { problems },
    });
  }
  const data = checked.valid && isObject(checked.value) ? checked.value : {};
  return given.outcome === undefined ? data : { ...data, outcome: given.outcome };
}

/** The fields that the chosen outcome needs and the answer leaves empty. */
function requirementProblems(
  form: ReadForm,
  { outcome, data }: { outcome?: string; data: JsonValue },
): Problem[] {
  const missing = requiredFields(form.shown?.body, outcome).filter(
    (field) => !isObject(data) || isEmpty(data[field]),
  );
  return missing.map((field) => ({
    code: 'schema.required',
    path: `/data/${field}`,
    message: `"${outcome}" needs this field`,
    severity: 'error',
  }));
}

function requiredFields(form: JsonValue | undefined, outcome: string | undefined): readonly string[] {
  const outcomes = isObject(form) && Array.isArray(form['outcomes']) ? form['outcomes'] : [];
  const chosen = outcomes.find((entry) => isObject(entry) && entry['name'] === outcome);
  const fields = isObject(chosen) && Array.isArray(chosen['requires']) ? chosen['requires'] : [];
  return fields.filter((field) => typeof field === 'string');
}

function isEmpty(value: JsonValue | undefined): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'string' ? value.trim() === '' : Array.isArray(value) && value.length === 0;
}

function outcomeProblems(outcomes: readonly string[], outcome: string | undefined): Problem[] {
  if (outcomes.length === 0 ? outcome === undefined : outcomes.includes(outcome ?? '')) return [];
  const expected = outcomes.length === 0 ? 'This task has no outcomes' : `One of: ${outcomes.join(', ')}`;
  return [{ code: 'schema.mismatch', path: '/outcome', message: expected, severity: 'error' }];
}
