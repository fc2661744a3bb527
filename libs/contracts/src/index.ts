export { AppError } from './errors.ts';
export type { BurstEnd, BurstError, BurstRequest, BurstResult } from './bursts.ts';
export type { ChildEnd, Delivery } from './delivery.ts';
export type {
  LoadedPlan,
  LoadPlanRequest,
  PointActivities,
  PointRequest,
  ProjectionSink,
  ProjectionWrite,
  WorkerSinks,
} from './points.ts';
export { operatorVerbs, reopeningVerbs } from './operations.ts';
export type {
  AddedTaskRequest,
  MoveMapping,
  MoveTarget,
  OperationTarget,
  OperatorVerb,
} from './operations.ts';
export { activityQueueOf, attemptGraceMs, searchAttributes, temporalNames } from './temporal.ts';
export type { PlanReference } from './plan-reference.ts';
export type { Operation, StartInput, Submission, TaskClaim, TaskRequest, Verdict } from './temporal.ts';
export { permissionsOf, rights, roles } from './rights.ts';
export type { Permission, Role } from './rights.ts';
export type { Page, ProblemBody } from './http/page.ts';
export type {
  DefinitionComparison,
  DefinitionDetail,
  DefinitionSummary,
  DefinitionVersion,
  DeployRequest,
  DeployResult,
  DraftRevisionRow,
  DraftRevisionText,
  DraftVerdict,
  KnownWorld,
  PresentPerson,
  PublishRequest,
  SaveDraftRequest,
  SourceFormat,
  TemplateSummary,
  TemplateText,
  UsedBy,
} from './http/definitions.ts';
export type {
  AttemptInfo,
  ChildSummary,
  InstanceAuditEntry,
  InstanceCounts,
  InstanceDetail,
  InstanceEvents,
  InstanceSummary,
  InstanceTask,
  InstanceTimeline,
  OperateAnswer,
  OperatePreview,
  OperateRequest,
  RelatedInstances,
  StartRequest,
  StatusCountRow,
  StoredInstanceStatus,
  TimelineChange,
  VisitDetail,
  VisitLogLine,
  VisitRow,
  WaitingFor,
} from './http/instances.ts';
export type {
  AssignTaskRequest,
  CompleteTaskRequest,
  TaskCheck,
  TaskDetail,
  TaskDraft,
  TaskForm,
  TaskSight,
  TaskStatus,
  TaskSummary,
} from './http/tasks.ts';
export type { FileReference, LookupAnswer, LookupItem } from './http/files.ts';
export type { EventReceipt, EventRow, PublishEventRequest } from './http/events.ts';
export type {
  AcceptInvitationRequest,
  ActivityRow,
  AuditRow,
  ChangePasswordRequest,
  ChangeRow,
  CreateTokenRequest,
  DefinitionGrantRow,
  GroupGrantRow,
  GroupRow,
  InvitedUser,
  InviteUserRequest,
  Me,
  OneTimeToken,
  ProjectList,
  ProjectRow,
  ReturnedTasks,
  SessionSummary,
  SetupRequest,
  SignInRequest,
  TokenRow,
  UpdateMeRequest,
  UpdateUserRequest,
  UserRow,
} from './http/people.ts';
export type { StepTrialLine, StepTrialRow, TryStepRequest } from './http/step-trials.ts';
export type { CreateViewRequest, SavedViewRow, UpdateViewRequest, ViewPage } from './http/views.ts';
export type { FleetDetail, FleetSummary } from './http/fleets.ts';
export type { CoveredShare, TestRunBatch, TestRunRow } from './http/test-runs.ts';
