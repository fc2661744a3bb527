export { Database, installation, openDatabase } from './database/open-database.ts';
export type { Channel, DatabaseOptions, Work } from './database/open-database.ts';
export type { DatabaseLog } from './database/listener.ts';
export { Transaction } from './database/transaction.ts';
export type { Acting, AuditEntry, ChangeEntry } from './database/transaction.ts';
export { migrate } from './database/migrate.ts';
export { createDatabase, databaseUrl, dropDatabase, whileAlone } from './database/administer.ts';
export { migrations } from './migrations/migrations.ts';
export { canonicalJson, hashOf, hashOfText } from './database/json.ts';
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
  ResolvedReference,
  SourceFormat,
  VersionSummary,
} from './definitions/definition-rows.ts';

export { instanceIdOf, taskIdOf } from './instances/instance-id.ts';
export type { StartIdentity } from './instances/instance-id.ts';
export { InstanceRepository } from './instances/instance.repository.ts';
export type { InstanceFilter } from './instances/instance.repository.ts';
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
