import { compileForm, compileSchemaForm, type FormPlan } from '@fermata/forms';
import { isObject, type JsonSchema, type JsonValue } from '@fermata/model';
import { VersionRepository, type TaskDetail, type Transaction } from '@fermata/persistence';
import { LastUsed } from './last-used.ts';

/** A definition at its version. */
export interface TaskForm {
  readonly reference: string;
  readonly body: JsonValue;
}

/** The form of a task as it is pinned: what is shown, and what judges an answer. */
export interface PinnedForm {
  /** The definition at its version; absent where the task is filled in from its schema alone. */
  readonly shown?: TaskForm;
  readonly version?: number;
  readonly plan: FormPlan;
}

/** The forms of tasks. Published versions never change, so what was compiled last is kept. */
export class FormPlans {
  readonly #compiled = new LastUsed<PinnedForm>();

  /** Reads the form that is pinned to a task; one without a form gets one made from its output schema. */
  async of(tx: Transaction, task: Pick<TaskDetail, 'form' | 'outputSchema'>): Promise<PinnedForm> {
    if (task.form === null) return { plan: compileSchemaForm(schemaOf(task.outputSchema)) };
    const { form } = task;
    return this.#compiled.of(`${tx.projectId}/${form}`, () => readForm(tx, form)) as Promise<PinnedForm>;
  }
}

async function readForm(tx: Transaction, reference: string): Promise<PinnedForm> {
  const [name = '', number] = reference.split('@');
  const version = Number(number);
  const found = await new VersionRepository(tx).get({ kind: 'component', name }, version);
  const body = found?.body ?? null;
  return { shown: { reference, body }, version, plan: compileForm(body, version) };
}

function schemaOf(schema: JsonValue): JsonSchema {
  return isObject(schema) ? (schema as JsonSchema) : { type: 'object' };
}
