import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  operatorVerbs,
  type ChildSummary,
  type InstanceDetail,
  type InstanceSummary,
  type OperateAnswer,
  type OperatorVerb,
  type Page,
  type StoredInstanceStatus,
  type WaitingFor,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { instanceStatuses, waitingKinds } from './instance.dto.ts';

const verbs = Object.keys(operatorVerbs) as OperatorVerb[];
const instanceId = 'i-8f14e45fceea167a5a36dedd4bea2543';

/** An instance in lists. */
export class InstanceSummaryAnswer implements InstanceSummary {
  @ApiProperty({ example: instanceId })
  id!: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  version!: number;

  @ApiProperty({ example: 'Refund approval' })
  title!: string;

  @ApiProperty({ enum: instanceStatuses, example: 'waiting' })
  status!: StoredInstanceStatus;

  @ApiPropertyOptional({ example: 'the customer withdrew the request', description: 'Why it stands so' })
  reason?: string;

  @ApiPropertyOptional({ example: 'o-1001' })
  businessKey?: string;

  @ApiProperty({ example: 'ana', description: 'A user id, event:<source> or schedule:<name>' })
  startedBy!: string;

  @ApiPropertyOptional({ example: instanceId, description: 'The instance whose step has started it' })
  parentId?: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:00:00.120Z' })
  startedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T10:12:00.000Z' })
  closedAt?: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T10:12:00.000Z', description: 'To the minute' })
  changedAt!: string;

  @ApiPropertyOptional({ example: 'http.503', description: 'Of the error that it failed or is held with' })
  errorCode?: string;

  @ApiProperty({ enum: waitingKinds, isArray: true, example: ['person'] })
  waitingFor!: InstanceSummary['waitingFor'][number][];
}

/** `GET /instances`. */
export class InstancePage extends PageAnswer implements Page<InstanceSummary> {
  @ApiProperty({ type: [InstanceSummaryAnswer] })
  items!: InstanceSummaryAnswer[];
}

/** What an open step waits for. */
export class WaitingForAnswer implements WaitingFor {
  @ApiProperty({ example: 'review#1' })
  visit!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ enum: waitingKinds, example: 'person' })
  for!: WaitingFor['for'];

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:02.000Z' })
  since!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T16:00:02.000Z' })
  until?: string;

  @ApiProperty({ example: 'group refunds' })
  detail!: string;
}

/** An instance that a step of another one has started. */
export class ChildSummaryAnswer implements ChildSummary {
  @ApiProperty({ example: instanceId })
  id!: string;

  @ApiProperty({ example: 'refund-payment' })
  definition!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;

  @ApiProperty({ enum: instanceStatuses, example: 'completed' })
  status!: StoredInstanceStatus;
}

/** Why an instance failed. */
export class InstanceErrorAnswer {
  @ApiProperty({ example: 'http.503' })
  code!: string;

  @ApiProperty({ example: 'The shop answered 503' })
  message!: string;

  @ApiAnyJson({ required: false, example: { status: 503 } })
  data?: JsonValue;
}

/** One instance, whole. */
export class InstanceDetailAnswer extends InstanceSummaryAnswer implements InstanceDetail {
  @ApiAnyJson({ example: { orderId: 'o-1001', amount: 80 } })
  input!: JsonValue;

  @ApiAnyJson({ required: false, example: { approved: true } })
  output?: JsonValue;

  @ApiPropertyOptional({ type: InstanceErrorAnswer })
  error?: InstanceErrorAnswer;

  @ApiProperty({ type: [WaitingForAnswer] })
  waiting!: WaitingForAnswer[];

  @ApiProperty({ type: [ChildSummaryAnswer], description: 'The newest hundred; all by ?parent=' })
  children!: ChildSummaryAnswer[];

  @ApiProperty({
    type: 'integer',
    example: 12,
    description: 'Grows with every step; a reader may wait for it',
  })
  seq!: number;

  @ApiPropertyOptional({
    example: `http://localhost:8233/namespaces/fermata/workflows/${instanceId}`,
  })
  temporalUrl?: string;
}

/** Answer of an operator's verb. */
export class OperateAnswerDto implements OperateAnswer {
  @ApiProperty({ example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ enum: verbs, example: 'cancel' })
  verb!: OperateAnswer['verb'];

  @ApiProperty({ example: instanceId })
  instanceId!: string;
}
