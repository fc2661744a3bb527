import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  AttemptInfo,
  InstanceAuditEntry,
  InstanceCounts,
  InstanceEvents,
  InstanceTask,
  InstanceTimeline,
  Page,
  RelatedInstances,
  StatusCountRow,
  StoredInstanceStatus,
  TimelineChange,
  VisitDetail,
  VisitLogLine,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { InstanceErrorAnswer, InstanceSummaryAnswer } from './instance.answer.dto.ts';
import { instanceStatuses } from './instance.dto.ts';
import { VisitAnswer, visitStatuses } from './visit.answer.dto.ts';

const outcomes = Object.freeze(['running', 'completed', 'failed', 'withdrawn'] as const);
const levels = Object.freeze(['debug', 'info', 'warn', 'error'] as const);
const roles = Object.freeze(['started', 'received', 'emitted'] as const);
const aMoment = '2026-03-09T08:00:02.000Z';

/** How many instances of a status fit. */
export class StatusCountAnswer implements StatusCountRow {
  @ApiProperty({ enum: instanceStatuses, example: 'failed' })
  status!: StoredInstanceStatus;

  @ApiProperty({ type: 'integer', example: 12 })
  count!: number;

  @ApiProperty({ example: true, description: 'false: there are more than were counted' })
  exact!: boolean;
}

/** `GET /instances/counts`. */
export class InstanceCountsAnswer implements InstanceCounts {
  @ApiProperty({ type: [StatusCountAnswer] })
  statuses!: StatusCountAnswer[];
}

/** One attempt of the work of a visit. */
export class AttemptAnswer implements AttemptInfo {
  @ApiProperty({ example: 'pay#1' })
  work!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  attempt!: number;

  @ApiProperty({ example: 'http.request' })
  implementation!: string;

  @ApiProperty({ example: '4711@shop-worker-2' })
  worker!: string;

  @ApiProperty({ format: 'date-time', example: aMoment })
  startedAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: aMoment })
  endedAt?: string;

  @ApiProperty({ enum: outcomes, example: 'failed' })
  outcome!: AttemptInfo['outcome'];

  @ApiPropertyOptional({ type: InstanceErrorAnswer })
  error?: InstanceErrorAnswer;

  @ApiPropertyOptional({ format: 'date-time', example: aMoment, description: 'Of the next attempt' })
  nextAt?: string;

  @ApiPropertyOptional({ example: 'http://localhost:8233/namespaces/fermata/workflows/i-8f14/r-1/history' })
  temporalUrl?: string;
}

/** One line that an implementation has logged. */
export class VisitLogLineAnswer implements VisitLogLine {
  @ApiProperty({ format: 'date-time', example: aMoment })
  at!: string;

  @ApiProperty({ example: 'pay#1' })
  work!: string;

  @ApiProperty({ type: 'integer', example: 2 })
  attempt!: number;

  @ApiProperty({ enum: levels, example: 'warn' })
  level!: VisitLogLine['level'];

  @ApiProperty({ example: 'the shop is slow' })
  message!: string;

  @ApiAnyJson({ required: false, example: { tookMs: 900 } })
  fields?: JsonValue;
}

/** `GET /instances/:id/visits/:visit`. */
export class VisitDetailAnswer extends VisitAnswer implements VisitDetail {
  @ApiProperty({ type: [AttemptAnswer], description: 'The newest 200' })
  attempts!: AttemptAnswer[];

  @ApiProperty({ type: [VisitLogLineAnswer], description: 'The newest 500' })
  log!: VisitLogLineAnswer[];
}

/** One change of the timeline. */
export class TimelineChangeAnswer implements TimelineChange {
  @ApiProperty({ format: 'date-time', example: aMoment })
  at!: string;

  @ApiProperty({ type: 'integer', example: 4 })
  order!: number;

  @ApiProperty({ example: 'review#1' })
  visit!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 'manual' })
  type!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ enum: visitStatuses, example: 'completed' })
  status!: TimelineChange['status'];
}

/** `GET /instances/:id/timeline`. */
export class TimelineAnswer implements InstanceTimeline {
  @ApiProperty({ type: [TimelineChangeAnswer] })
  changes!: TimelineChangeAnswer[];

  @ApiProperty({ example: true, description: 'false: only the newest 5,000 visits' })
  isWhole!: boolean;
}

/** `GET /instances/:id/related`. */
export class RelatedAnswer implements RelatedInstances {
  @ApiPropertyOptional({ type: InstanceSummaryAnswer })
  parent?: InstanceSummaryAnswer;

  @ApiProperty({ type: [InstanceSummaryAnswer] })
  children!: InstanceSummaryAnswer[];

  @ApiProperty({ type: [InstanceSummaryAnswer], description: 'Others with the same business key' })
  sameKey!: InstanceSummaryAnswer[];
}

/** A task of an instance. */
export class InstanceTaskAnswer implements InstanceTask {
  @ApiProperty({ example: 't-8f14e45fceea167a5a36dedd4bea2543' })
  id!: string;

  @ApiProperty({ example: 'review#1' })
  work!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ example: 'claimed' })
  status!: string;

  @ApiPropertyOptional({ example: 'robin' })
  assignee?: string;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiProperty({ format: 'date-time', example: aMoment })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: aMoment })
  closedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: aMoment })
  dueAt?: string;
}

/** `GET /instances/:id/tasks`. */
export class InstanceTaskPage extends PageAnswer implements Page<InstanceTask> {
  @ApiProperty({ type: [InstanceTaskAnswer] })
  items!: InstanceTaskAnswer[];
}

/** What the audit trail says of an instance. */
export class InstanceAuditAnswer implements InstanceAuditEntry {
  @ApiProperty({ type: 'integer', example: 417 })
  seq!: number;

  @ApiProperty({ format: 'date-time', example: aMoment })
  at!: string;

  @ApiProperty({ example: 'sue' })
  actor!: string;

  @ApiProperty({ example: 'instance.skip' })
  verb!: string;

  @ApiProperty({ example: true })
  allowed!: boolean;

  @ApiPropertyOptional({ example: 'the shop has refunded it by hand' })
  reason?: string;

  @ApiAnyJson({ required: false, example: { visit: 'pay#1' } })
  details?: JsonValue;
}

/** `GET /instances/:id/audit`. */
export class InstanceAuditPage extends PageAnswer implements Page<InstanceAuditEntry> {
  @ApiProperty({ type: [InstanceAuditAnswer] })
  items!: InstanceAuditAnswer[];
}

/** An event of an instance. */
export class InstanceEventAnswer {
  @ApiProperty({ enum: roles, example: 'started' })
  role!: (typeof roles)[number];

  @ApiProperty({ format: 'date-time', example: aMoment })
  at!: string;

  @ApiProperty({ example: 'github-examples' })
  source!: string;

  @ApiProperty({ example: 'issues-0' })
  id!: string;

  @ApiProperty({ example: 'github.issues.opened' })
  type!: string;

  @ApiPropertyOptional({ example: 'o-1001' })
  key?: string;
}

/** `GET /instances/:id/events`. */
export class InstanceEventsAnswer implements InstanceEvents {
  @ApiProperty({ type: [InstanceEventAnswer] })
  events!: InstanceEventAnswer[];
}
