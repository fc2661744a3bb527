import type { Template } from '@fermata/expressions';

/** How a task stands on its implementation: its input from `input`, the output of the task from `output`. */
export interface TaskAdapter {
  readonly with?: Template;
  readonly result?: Template;
}
