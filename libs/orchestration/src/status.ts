import type { WorkflowExecutionStatusName } from '@temporalio/client';

/** How Temporal itself sees an instance; `absent` = it knows none of that id (never started, or past its retention). */
export type ExecutionStatus =
  'open' | 'completed' | 'failed' | 'cancelled' | 'terminated' | 'timedOut' | 'absent';

/** How an instance stands in Temporal. */
export interface Execution {
  readonly status: ExecutionStatus;
  /** Events of the last run. */
  readonly historyLength: number;
}

const statuses: Readonly<Record<WorkflowExecutionStatusName, ExecutionStatus>> = Object.freeze({
  UNSPECIFIED: 'open',
  RUNNING: 'open',
  CONTINUED_AS_NEW: 'open',
  PAUSED: 'open',
  COMPLETED: 'completed',
  FAILED: 'failed',
  CANCELLED: 'cancelled',
  TERMINATED: 'terminated',
  TIMED_OUT: 'timedOut',
  UNKNOWN: 'open',
});

/** Temporal's name of a status in our words. */
export function executionStatus(name: WorkflowExecutionStatusName): ExecutionStatus {
  return statuses[name];
}
