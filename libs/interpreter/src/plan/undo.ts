import type { Template } from '@fermata/expressions';
import type { DispatchTask } from '../effect.ts';
import type { TaskAdapter } from './adapter.ts';

/** What of a dispatch is fixed at publish: the task definition, pinned, and how it is attempted. */
export type PinnedTask = Pick<
  DispatchTask,
  'task' | 'implementation' | 'queue' | 'connection' | 'retry' | 'attemptTimeoutMs' | 'heartbeatMs'
>;

/** The task that undoes a completed visit of a step (rule E7). */
export interface PlanCompensation {
  readonly task: PinnedTask;
  /** Its input; absent = `{input, output}` of the visit. */
  readonly with?: Template;
  /** How the task stands on its implementation. */
  readonly adapter?: TaskAdapter;
  /** `attempted`: to be undone as soon as its work was sent, however that ends. */
  readonly when: 'completed' | 'attempted';
}

/** What is to be undone: all that was completed, or what came after the last visit of a step (rule E7). */
export type PlanUndo = 'all' | { readonly to: string };
