import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type {
  EscalationRow,
  Page,
  RoundRow,
  RoundTask,
  SampleRow,
  Sampling,
  SamplingRow,
} from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { AssigneeAnswer } from '../tasks/task.answer.dto.ts';
import { taskStatuses } from '../tasks/task.dto.ts';

const moment = { format: 'date-time', example: '2026-03-09T08:00:00.000Z' } as const;
const kinds = Object.freeze(['reminded', 'escalated', 'reassigned', 'returned'] as const);
const verdicts = Object.freeze(['right', 'wrong'] as const);

/** One time that a task was handed on or somebody was reminded of it. */
export class EscalationAnswer implements EscalationRow {
  @ApiProperty({ example: '1042', description: 'Of the entry' })
  id!: string;

  @ApiProperty(moment)
  at!: string;

  @ApiProperty({ enum: kinds, example: 'escalated' })
  kind!: (typeof kinds)[number];

  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiPropertyOptional({ example: 'order-1042' })
  businessKey?: string;

  @ApiProperty({ type: [String], example: ['supervisors'], description: 'People and groups' })
  to!: string[];

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Absent = the workflow' })
  by?: AssigneeAnswer;

  @ApiPropertyOptional({ example: 'The customer has called twice' })
  reason?: string;
}

/** `GET /desk/escalations`. */
export class EscalationPage extends PageAnswer implements Page<EscalationRow> {
  @ApiProperty({ type: [EscalationAnswer] })
  items!: EscalationAnswer[];
}

/** One task of a round. */
export class DeskRoundTaskAnswer implements RoundTask {
  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ enum: taskStatuses, example: 'completed' })
  status!: RoundTask['status'];

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Who has it or has answered it' })
  person?: AssigneeAnswer;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;
}

/** An approval by several or by other people. */
export class DeskRoundAnswer implements RoundRow {
  @ApiProperty({ example: 'i-8f14e45fceea167a5a36dedd4bea2543' })
  instanceId!: string;

  @ApiPropertyOptional({ example: 'order-1042' })
  businessKey?: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ example: 'approve' })
  stepId!: string;

  @ApiProperty({ example: 'approve#1' })
  visit!: string;

  @ApiProperty({ example: 'Approve the refund' })
  title!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  total!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  done!: number;

  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, example: { approve: 2 } })
  outcomes!: Record<string, number>;

  @ApiPropertyOptional({ example: 'output.outcomes.approve >= 2' })
  until?: string;

  @ApiPropertyOptional(moment)
  dueAt?: string;

  @ApiProperty({ type: [AssigneeAnswer], description: 'Who may not answer' })
  excluded!: AssigneeAnswer[];

  @ApiProperty({ type: [String], example: ['prepare'], description: 'Steps whose performers may not answer' })
  separateFrom!: string[];

  @ApiProperty({ type: [DeskRoundTaskAnswer], description: 'At most 50, in order' })
  tasks!: DeskRoundTaskAnswer[];
}

/** `GET /desk/rounds`. */
export class DeskRoundPage extends PageAnswer implements Page<RoundRow> {
  @ApiProperty({ type: [DeskRoundAnswer] })
  items!: DeskRoundAnswer[];
}

/** The share of one step. */
export class SamplingRowAnswer implements SamplingRow {
  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 5 })
  percent!: number;
}

/** `GET /desk/sampling`. */
export class SamplingAnswer implements Sampling {
  @ApiProperty({ type: [SamplingRowAnswer] })
  items!: SamplingRowAnswer[];

  @ApiProperty({ type: 'integer', example: 3, description: 'The ETag for If-Match; 0 = nothing said yet' })
  revision!: number;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Who changed them last' })
  changedBy?: AssigneeAnswer;

  @ApiPropertyOptional(moment)
  changedAt?: string;
}

/** What a reviewer has found. */
export class ReviewAnswer {
  @ApiProperty({ enum: verdicts, example: 'right' })
  verdict!: (typeof verdicts)[number];

  @ApiPropertyOptional({ example: 'The receipt was checked' })
  note?: string;

  @ApiProperty({ type: AssigneeAnswer })
  by!: AssigneeAnswer;

  @ApiProperty(moment)
  at!: string;
}

/** A completed task that was drawn. */
export class SampleAnswer implements SampleRow {
  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiPropertyOptional({ example: 'order-1042' })
  businessKey?: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiProperty({ type: AssigneeAnswer })
  completedBy!: AssigneeAnswer;

  @ApiProperty(moment)
  completedAt!: string;

  @ApiProperty({ example: false, description: "The viewer's own work, which others review" })
  own!: boolean;

  @ApiPropertyOptional({ type: ReviewAnswer, description: 'Absent until somebody has looked' })
  review?: ReviewAnswer;
}

/** `GET /desk/samples`. */
export class SamplePage extends PageAnswer implements Page<SampleRow> {
  @ApiProperty({ type: [SampleAnswer] })
  items!: SampleAnswer[];
}
