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

export { RivalRepository, type Rival } from './tasks/rival.repository.ts';
export { TaskRepository } from './tasks/task.repository.ts';
export { TaskListRepository } from './tasks/task-list.repository.ts';
export type {
  BoundedCount,
  InboxCounts,
  TaskFilter,
  TaskOrder,
  TaskScope,
} from './tasks/inbox/task-filter.ts';
export { WordRepository } from './tasks/inbox/word.repository.ts';
export { TaskContextRepository } from './tasks/context/task-context.repository.ts';
export type { TaskInstance, TaskRound } from './tasks/context/task-context.repository.ts';
export { SubmissionRepository } from './tasks/submission.repository.ts';
export type { SubmitCommand } from './tasks/submission.repository.ts';
export { answersOf, demandMayAnswerVisit, refuseApart } from './tasks/separation.ts';
export type { VisitOfInstance } from './tasks/separation.ts';
export type { TaskDetail, TaskSummary, TaskViewer } from './tasks/task-rows.ts';
export type { Handing, TaskChange } from './tasks/verbs/handing.ts';
export { HandingRepository } from './tasks/verbs/handing.repository.ts';
export { StandingRepository } from './tasks/verbs/standing.repository.ts';
export type { TaskTerms } from './tasks/verbs/standing.repository.ts';
export { isActive, mayReassign, maySuspend } from './tasks/verbs/may-hold.ts';
export { refusalsOf } from './tasks/verbs/task-leave.ts';
export type { Refusals } from './tasks/verbs/task-leave.ts';
export { NextTaskRepository } from './tasks/verbs/next-task.repository.ts';
export type { NextMode, NextSought } from './tasks/verbs/next-task.repository.ts';
export { OwnOrderRepository } from './tasks/verbs/own-order.repository.ts';
export { TaskHistoryRepository } from './tasks/verbs/task-history.repository.ts';
export type { TaskHappening } from './tasks/verbs/task-history.repository.ts';
export { EarlyAnswerRepository } from './tasks/verbs/early-answer.repository.ts';
export type { EarlyAnswer, EarlyGift } from './tasks/verbs/early-answer.repository.ts';

export { LoadRepository } from './desk/load.repository.ts';
export type {
  Day,
  DeskPerson,
  DoneNumbers,
  HeldNumbers,
  OfferedNumbers,
  OpenNumbers,
} from './desk/load.repository.ts';
export { TallyRepository } from './desk/tallies/tally.repository.ts';
export { FlowRepository } from './desk/flow.repository.ts';
export type { AgeClass, DayOfWork, DueHour, Pace } from './desk/flow.repository.ts';
export { StrandedRepository } from './desk/stranded.repository.ts';
export type { StrandedReason, StrandedRow, StrandedTask } from './desk/stranded.repository.ts';
export { HandingOnRepository } from './desk/handing-on.repository.ts';
export type { HandingOn, HandingOnKind } from './desk/handing-on.repository.ts';
export { RoundRepository } from './desk/round.repository.ts';
export type { Round, RoundKind, TaskOfRound } from './desk/round.repository.ts';
export { SampleRepository } from './desk/sample.repository.ts';
export type { Review, Sample } from './desk/sample.repository.ts';
export { SamplingRepository } from './desk/sampling.repository.ts';
export type { SamplingRule, SamplingRules } from './desk/sampling.repository.ts';

export { OutboxRepository } from './outbox/outbox.repository.ts';
export type {
  ClaimedMessage,
  ClaimRequest,
  DeadMessage,
  OutboxKind,
  OutboxMessage,
  OutboxPayloads,
} from './outbox/outbox.repository.ts';

export { DeadMessageRepository } from './outbox/dead-message.repository.ts';
export type { GivenUp } from './outbox/dead-message.repository.ts';
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
export { AbsenceRepository } from './people/absence.repository.ts';
export type { AbsenceContent, AbsenceFilter, AbsenceRecord } from './people/absence.repository.ts';
export { WorkProfileRepository } from './people/work-profile.repository.ts';
export type { SkillCount, WorkProfileRow } from './people/work-profile.repository.ts';
export { ProjectRepository } from './people/project.repository.ts';
export type { ProjectRow } from './people/project.repository.ts';
export { SessionRepository } from './people/session.repository.ts';
export type { NewSession, SessionRow } from './people/session.repository.ts';
export { SignInRepository } from './people/sign-in.repository.ts';
export type { OneTimePurpose } from './people/sign-in.repository.ts';
export { SignInLogRepository } from './people/sign-in-log.repository.ts';
export type { SignInEntry, SignInFilter, SignInKind } from './people/sign-in-log.repository.ts';
export { AccessRepository } from './people/access.repository.ts';
export type { AccessPlace, AccessRow, AccessRule } from './people/access.repository.ts';
export { SystemRepository } from './system/system.repository.ts';
export type { DatabaseState, OutboxState, QueueSign, StuckInstances } from './system/system.repository.ts';
export { RelianceRepository } from './people/reliance.repository.ts';
export type { GroupReliance, UserReliance } from './people/reliance.repository.ts';
export { SubjectRepository } from './people/subject.repository.ts';
export type { PersonRow } from './people/subject.repository.ts';
export { TokenRepository } from './people/token.repository.ts';
export type { NewToken, TokenRow } from './people/token.repository.ts';
export { UserRepository } from './people/user.repository.ts';
export type { NewUser, Profile, UserFilter } from './people/user.repository.ts';
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

export { CommentRepository, unknownComment } from './talk/comment.repository.ts';
export type { Kept } from './talk/comment.repository.ts';
export type { Audience, Comment, NewComment } from './talk/comment-rows.ts';
export { CommentFiles } from './talk/comment-files.ts';
export { WatchRepository } from './talk/watch.repository.ts';
export { TaskPresenceRepository } from './talk/task-presence.repository.ts';
export type { AtTask } from './talk/task-presence.repository.ts';
export { MacroRepository } from './macros/macro.repository.ts';
export type { MacroContent, SavedMacro } from './macros/macro.repository.ts';
export { NoticeRepository } from './notices/notice.repository.ts';
export type { Notice } from './notices/notice.repository.ts';
export { MailRepository } from './notices/mail.repository.ts';
export type { Addressee, GatheredNotices } from './notices/mail.repository.ts';
export { tellPeople } from './notices/tell-people.ts';
export type { Telling } from './notices/tell-people.ts';
