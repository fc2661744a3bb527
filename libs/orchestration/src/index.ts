export { connectionOptions } from './connection-options.ts';
export { createOrchestrator } from './orchestrator.ts';
export type { LiveView, Orchestrator } from './orchestrator.ts';
export type { OrchestratorOptions } from './calls.ts';
export { createTrials } from './trials.ts';
export type { TrialCourse, TrialOutcome, TrialRequest, Trials } from './trials.ts';
export { createInspection } from './inspection.ts';
export type { Inspection, QueueKind, QueueState } from './inspection.ts';
export type { TrialError } from './trial-error.ts';
export { executionStatus } from './status.ts';
export type { Execution, ExecutionStatus } from './status.ts';
export type { StartRequest } from './start.ts';
export { createReconciler } from './reconciler.ts';
export type {
  OpenInstance,
  OpenInstances,
  OutsideClose,
  Reconciler,
  ReconcilerOptions,
  ReconcilerPort,
  SweepResult,
} from './reconciler.ts';
