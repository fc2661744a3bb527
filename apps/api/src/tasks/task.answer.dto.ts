import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Page, TaskDetail, TaskLeave, TaskMay, TaskStatus, TaskSummary } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PhraseAnswer } from '../http/problem.answer.dto.ts';
import { taskStatuses } from './task.dto.ts';

/** Who holds a task. */
export class AssigneeAnswer {
  @ApiProperty({ example: 'robin' })
  id!: string;

  @ApiProperty({ example: 'Robin Reyes' })
  name!: string;
}

/** A task in the inbox. */
export class TaskSummaryAnswer implements TaskSummary {
  @ApiProperty({ example: 't-4f1c9b7e2d' })
  id!: string;

  @ApiProperty({ example: 'i-8f14e45fceea167a5a36dedd4bea2543' })
  instanceId!: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  version!: number;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 'review#1', description: 'The visit whose work it is' })
  work!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ enum: taskStatuses, example: 'offered' })
  status!: TaskStatus;

  @ApiProperty({ type: 'integer', example: 3, description: '1 is served first' })
  priority!: number;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T16:00:02.000Z' })
  dueAt?: string;

  @ApiPropertyOptional({ type: AssigneeAnswer })
  assignee?: AssigneeAnswer;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-03-09T09:12:00.000Z',
    description: 'Since when its holder has it',
  })
  claimedAt?: string;

  @ApiProperty({ type: [String], example: ['refunds'], description: 'Groups it is offered to' })
  groups!: string[];

  @ApiProperty({ type: [String], example: [], description: 'People it is offered to by name' })
  users!: string[];

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:02.000Z' })
  createdAt!: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'For compare-and-set' })
  revision!: number;

  @ApiPropertyOptional({ example: 'order-1042' })
  businessKey?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    example: '2026-03-09T15:20:00.000Z',
    description: 'The latest moment to begin so that it is done in time',
  })
  startBy?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T10:00:00.000Z' })
  suspendedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-10T08:00:00.000Z' })
  followUpAt?: string;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Who has delegated it and gets it back' })
  owner?: AssigneeAnswer;

  @ApiProperty({ example: false, description: 'Whether it was given to its holder without an offer' })
  allocated!: boolean;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T10:12:00.000Z' })
  closedAt?: string;

  @ApiPropertyOptional({ example: 'approve', description: 'What was decided; of one that has ended' })
  outcome?: string;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Who decided; of one that has ended' })
  answeredBy?: AssigneeAnswer;
}

/** `GET /tasks`. */
export class TaskPage extends PageAnswer implements Page<TaskSummary> {
  @ApiProperty({ type: [TaskSummaryAnswer] })
  items!: TaskSummaryAnswer[];
}

/** The form that shows a task. */
export class TaskFormAnswer {
  @ApiProperty({ example: 'refund-review@2' })
  reference!: string;

  @ApiAnyJson({ example: { kind: 'component', name: 'refund-review' } })
  body!: JsonValue;
}

/** What is filled in so far. */
export class TaskDraftAnswer {
  @ApiAnyJson({ example: { note: 'asked the customer' } })
  data!: JsonValue;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:30:00.000Z' })
  savedAt!: string;

  @ApiProperty({ type: 'integer', example: 4, description: 'For the next save' })
  revision!: number;
}

/** Whether the caller may do something. */
export class TaskLeaveAnswer implements TaskLeave {
  @ApiProperty({ example: false })
  allowed!: boolean;

  @ApiPropertyOptional({
    example: 'task.separation',
    description: 'Stable code of the refusal that would come',
  })
  code?: string;

  @ApiPropertyOptional({ example: 'Robin Reyes may not answer this task: separation of duties' })
  detail?: string;

  @ApiPropertyOptional({
    type: PhraseAnswer,
    description: 'The detail with its values apart; absent where the detail itself is all of it',
  })
  said?: PhraseAnswer;
}

/** What the caller may do to a task as it stands. */
export class TaskMayAnswer implements TaskMay {
  @ApiProperty({ type: TaskLeaveAnswer })
  claim!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  complete!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  release!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  return!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  delegate!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  assign!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  takeOver!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  decline!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  help!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  snooze!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  prioritise!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  escalate!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer, description: 'Also for resuming' })
  suspend!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  skip!: TaskLeaveAnswer;

  @ApiProperty({ type: TaskLeaveAnswer })
  redo!: TaskLeaveAnswer;
}

/** One task, whole. */
export class TaskDetailAnswer extends TaskSummaryAnswer implements TaskDetail {
  @ApiProperty({
    type: TaskMayAnswer,
    description: 'What the caller may do to it; judged again when it is done',
  })
  may!: TaskMayAnswer;

  @ApiPropertyOptional({ example: 'Is the customer right?' })
  description?: string;

  @ApiPropertyOptional({ type: TaskFormAnswer })
  form?: TaskFormAnswer;

  @ApiAnyJson({ example: { type: 'object' }, description: 'JSON Schema of the answer' })
  schema!: JsonValue;

  @ApiProperty({ type: [String], example: ['approve', 'reject'] })
  outcomes!: string[];

  @ApiAnyJson({ example: { amount: 80 }, description: 'What the form shows' })
  data!: JsonValue;

  @ApiPropertyOptional({ type: TaskDraftAnswer })
  draft?: TaskDraftAnswer;

  @ApiAnyJson({ required: false, example: { outcome: 'approve', note: 'looks right' } })
  output?: JsonValue;

  @ApiPropertyOptional({ example: 'timeout', description: 'Why it was taken back or superseded' })
  closeReason?: string;

  @ApiProperty({ example: false, description: 'Whether a timer has offered it to more people' })
  escalated!: boolean;

  @ApiPropertyOptional({ type: AssigneeAnswer, description: 'Who has suspended it' })
  suspendedBy?: AssigneeAnswer;

  @ApiPropertyOptional({ type: [AssigneeAnswer], description: 'Who sees it and fills in the draft besides' })
  helpers?: AssigneeAnswer[];
}
