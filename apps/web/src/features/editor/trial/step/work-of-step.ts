import { isObject, type JsonValue } from '@fermata/model';
import type { Known } from '@fermata/validation';

/** What does the work of a step, as far as the draft and what it refers to tell; undefined while that is unknown. */
export interface WorkOfStep {
  readonly implementation: string;
  readonly connection: string | undefined;
}

/** Reads it off a task step. */
export function workOfStep(step: JsonValue | undefined, known: Known | undefined): WorkOfStep | undefined {
  if (!isObject(step) || step['type'] !== 'task' || typeof step['task'] !== 'string') return undefined;
  const task = Object.hasOwn(known?.references.tasks ?? {}, step['task'])
    ? known?.references.tasks[step['task']]
    : undefined;
  if (task === undefined) return undefined;
  const { connection } = step;
  return {
    implementation: task.implementation,
    connection: typeof connection === 'string' ? connection : task.connection,
  };
}
