import { isObject } from '@fermata/model';
import type { Known } from '@fermata/validation';

/** What does the work of a step, as far as the draft and what it refers to tell; undefined while that is unknown. */
export interface WorkOfStep {
  readonly implementation: string;
  readonly connection: string | undefined;
}

/** Reads it off a task step. */
export function workOfStep(step: unknown, known: Known | undefined): WorkOfStep | undefined {
  const { type, task: name, connection } = isObject(step) ? step : {};
  const tasks = known?.references.tasks ?? {};
  const task = typeof name === 'string' && Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (type !== 'task' || task === undefined) return undefined;
  return {
    implementation: task.implementation,
    connection: typeof connection === 'string' ? connection : task.connection,
  };
}
