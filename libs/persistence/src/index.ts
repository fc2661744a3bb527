export { Database, installation, openDatabase } from './database/open-database.ts';
export type { Channel, DatabaseOptions, Work } from './database/open-database.ts';
export type { DatabaseLog } from './database/listener.ts';
export { Transaction } from './database/transaction.ts';
export type { Acting, AuditEntry, ChangeEntry } from './database/transaction.ts';
export { migrate } from './database/migrate.ts';
export { createDatabase, databaseUrl, dropDatabase, whileAlone } from './database/administer.ts';
export { migrations } from './migrations/migrations.ts';
export { hashOf, hashOfText } from './database/json.ts';
export type { Page, PageRequest } from './database/keyset.ts';

export { DefinitionRepository } from './definitions/definition.repository.ts';
export type { DefinitionKey, DraftCommand } from './definitions/definition.repository.ts';
export { VersionRepository } from './definitions/version.repository.ts';
export type { PublishCommand } from './definitions/version.repository.ts';
export type {
  DefinitionDetail,
  DefinitionSummary,
  DefinitionVersion,
  Draft,
  Findings,
  ResolvedReference,
  SourceFormat,
  VersionSummary,
} from './definitions/definition-rows.ts';

export { instanceIdOf, taskIdOf } from './instances/instance-id.ts';
export type { StartIdentity } from './instances/instance-id.ts';
export { InstanceRepository } from './instances/instance.repository.ts';
export type { StatusCount } from './instances/instance.repository.ts';
export type { InstanceFilter, InstanceOrder } from './instances/instance-filter.ts';
export { InstanceContextRepository } from './instances/instance-context.repository.ts';
export type {
  InstanceAuditRow,
  InstanceEventRow,
  InstanceTaskRow,
  TimelineVisit,
} from './instances/instance-context-rows.ts';
export { AttemptRepository } from './instances/attempt.repository.ts';
export type { AttemptReport, AttemptRow, LogLine, LogRow } from './instances/attempt-rows.ts';
export { ViewRepository } from './views/view.repository.ts';
export type { SavedView, ViewContent } from './views/view.repository.ts';
export type { InstanceDetail, InstanceSummary, VisitRow } from './instances/instance-rows.ts';
export { StartRepository } from './instances/start.repository.ts';
export type { StartRequest, StartResult } from './instances/start.repository.ts';

export { TaskRepository } from './tasks/task.repository.ts';
export { TaskListRepository } from './tasks/task-list.repository.ts';
export type { TaskFilter, TaskOrder, TaskScope } from './tasks/task-list.repository.ts';
export { SubmissionRepository } from './tasks/submission.repository.ts';
export type { SubmitCommand } from './tasks/submission.repository.ts';
export type { TaskDetail, TaskSummary, TaskViewer } from './tasks/task-rows.ts';

export { OutboxRepository } from './outbox/outbox.repository.ts';
export type {
  ClaimedMessage,
  ClaimRequest,
  DeadMessage,
  OutboxKind,
  OutboxMessage,
  OutboxPayloads,
} from './outbox/outbox.repository.ts';

export { EventRepository, emissionSource, eventConflict } from './events/event.repository.ts';
export type { Emission, Receipt } from './events/event.repository.ts';
export { EventListRepository } from './events/event-list.repository.ts';
export type { EventFilter } from './events/event-list.repository.ts';
export type { Delivery, IncomingEvent, StoredEvent, TriggerBinding } from './events/event-rows.ts';
export { DeliveryRepository } from './events/delivery.repository.ts';
export type { PendingDeliveries } from './events/delivery.repository.ts';
export { SubscriptionRepository } from './events/subscription.repository.ts';
export type { StartJudge, StartTarget, TriggerMatcher, TriggerVerdict } from './events/trigger-matcher.ts';
export { PointRepository } from './instances/point.repository.ts';
export { ProjectionRepository } from './instances/projection.repository.ts';
export { OperationRepository } from './instances/operation.repository.ts';
export { DefinitionListRepository } from './definitions/definition-list.repository.ts';
export type { DefinitionFilter, Use } from './definitions/definition-list.repository.ts';
export { GrantRepository } from './definitions/grant.repository.ts';
export type { DefinitionGrant } from './definitions/grant.repository.ts';
export { DraftRevisionRepository, unknownRevision } from './definitions/draft-revision.repository.ts';
export type { DraftRevision, DraftText } from './definitions/draft-revision.repository.ts';
export { PresenceRepository } from './definitions/presence.repository.ts';
export type { Present, Presence } from './definitions/presence.repository.ts';
export { CopyRepository } from './definitions/copy.repository.ts';
export { CatalogueRepository } from './definitions/catalogue.repository.ts';
export type { CatalogueEntry, CatalogueRow } from './definitions/catalogue.repository.ts';
export { ChangeRepository } from './trail/change.repository.ts';
export type { Change } from './trail/change.repository.ts';
export { AuditRepository } from './trail/audit.repository.ts';
export type { AuditFilter, ChainReport } from './trail/audit.repository.ts';
export type { AuditRow, ChainBreak } from './trail/audit-chain.ts';
export { IdempotencyRepository } from './outbox/idempotency.repository.ts';
export type { IdempotentRequest } from './outbox/idempotency.repository.ts';
export { GroupRepository } from './people/group.repository.ts';
export type { GroupGrant, GroupRow, GroupVerb } from './people/group.repository.ts';
export { MembershipRepository } from './people/membership.repository.ts';
export { ProjectRepository } from './people/project.repository.ts';
export type { ProjectRow } from './people/project.repository.ts';
export { SessionRepository } from './people/session.repository.ts';
export type { NewSession, SessionRow } from './people/session.repository.ts';
export { SignInRepository } from './people/sign-in.repository.ts';
export type { OneTimePurpose } from './people/sign-in.repository.ts';
export { SubjectRepository } from './people/subject.repository.ts';
export type { PersonRow } from './people/subject.repository.ts';
export { TokenRepository } from './people/token.repository.ts';
export type { NewToken, TokenRow } from './people/token.repository.ts';
export { UserRepository } from './people/user.repository.ts';
export type { NewUser, Profile } from './people/user.repository.ts';
export type { UserRow } from './people/user-rows.ts';
export { OutboxStore } from './outbox/outbox-store.ts';

export { FLEET_LIMIT, FleetRepository } from './fleets/fleet.repository.ts';
export type { FleetTurn } from './fleets/fleet.repository.ts';
export { FleetWorkRepository, fleetOperationId, outcomeOf } from './fleets/fleet-work.repository.ts';
export type {
  DueFleet,
  Fleet,
  FleetBucket,
  FleetCounts,
  FleetRequest,
  FleetSelection,
  FleetStatus,
  MemberState,
  MemberVerdict,
} from './fleets/fleet-rows.ts';

export { TestRunRepository } from './tests/test-run.repository.ts';
export type { TestRunFilter } from './tests/test-run.repository.ts';
export type { CoverageSummary, CoveredShare, TestRun, TestRunRecord } from './tests/test-run-rows.ts';

export { FileRepository } from './forms/file.repository.ts';
export type { FileRow, NewFile, StoredFile } from './forms/file.repository.ts';
export { LookupRepository } from './forms/lookup.repository.ts';
export type { Found, Sought } from './forms/lookup.repository.ts';
export { SightRepository } from './forms/sight.repository.ts';
export type { Sight } from './forms/sight.repository.ts';
