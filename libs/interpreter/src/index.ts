export type { VisitChange } from './change.ts';
export type {
  Assignment,
  CancelTask,
  CancelTimer,
  Close,
  DispatchTask,
  Effect,
  EmitEvent,
  NotifyTask,
  OfferTask,
  StartTimer,
  WithdrawTask,
} from './effect.ts';
export type {
  CancelRequested,
  ErrorInfo,
  EventInfo,
  Occurrence,
  RetryRequested,
  Started,
  TaskCancelled,
  TaskCompleted,
  TaskFailed,
  TaskStarted,
  TerminateRequested,
  TimerFired,
  Trigger,
  Verb,
} from './occurrence.ts';
export type { RetryPolicy } from './retry.ts';
export type { InstanceStatus, StepView, View, Waiting } from './view.ts';
