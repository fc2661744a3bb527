export type {
  ActivityContext,
  ActivityDefaults,
  ActivityDefinition,
  ActivityLog,
  ActivityRetry,
  ActivitySchema,
  DeclaredError,
  ErrorClass,
  ValueOf,
} from './activity.ts';
export { checkActivity } from './check-activity.ts';
export { collectActivities } from './collect-activities.ts';
export type { ActivityCollection, ActivityModule } from './collect-activities.ts';
export type { Connection, ConnectionRequest, ConnectionResponse } from './connection.ts';
export { defineActivity, isActivityDefinition } from './define-activity.ts';
export type { ActivityOptions } from './define-activity.ts';
export { describeActivity } from './describe-activity.ts';
export type { ActivityDescription } from './describe-activity.ts';
export { loadActivities } from './load-activities.ts';
export type { ImportModule } from './load-activities.ts';
export { TaskError } from './task-error.ts';
export type { TaskErrorOptions } from './task-error.ts';
export { describeFailure } from './task-failure.ts';
export type { TaskFailure } from './task-failure.ts';
export { testActivity } from './test-activity.ts';
export type { TestActivityOptions, TestActivityResult, TestPeer } from './test-activity.ts';
