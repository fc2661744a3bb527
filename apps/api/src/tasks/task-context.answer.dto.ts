import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { BoundedCount, TaskContext, TaskCounts } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { EarlyAnswerRowAnswer } from '../early-answers/early-answer.dto.ts';
import { ApiAnyJson } from '../http/any-json.ts';
import { TaskSummaryAnswer } from './task.answer.dto.ts';

/** A count that is exact up to a bound. */
export class BoundedCountAnswer implements BoundedCount {
  @ApiProperty({ type: 'integer', example: 7 })
  count!: number;

  @ApiProperty({ example: true, description: 'Whether there are not more' })
  exact!: boolean;
}

/** What is free in one group. */
export class GroupCountAnswer extends BoundedCountAnswer {
  @ApiProperty({ example: 'refunds' })
  group!: string;
}

/** `GET /tasks/counts`. */
export class TaskCountsAnswer implements TaskCounts {
  @ApiProperty({ type: BoundedCountAnswer })
  mine!: BoundedCountAnswer;

  @ApiProperty({ type: BoundedCountAnswer, description: 'Offered to the caller and free' })
  groups!: BoundedCountAnswer;

  @ApiProperty({ type: BoundedCountAnswer })
  all!: BoundedCountAnswer;

  @ApiProperty({
    type: BoundedCountAnswer,
    description: 'Held by the caller, or free for the caller, and due before now',
  })
  overdue!: BoundedCountAnswer;

  @ApiProperty({ type: BoundedCountAnswer })
  snoozed!: BoundedCountAnswer;

  @ApiProperty({
    type: [GroupCountAnswer],
    description: 'What is free in each group of the caller, at most 50 groups',
  })
  byGroup!: GroupCountAnswer[];
}

/** The instance of a task. */
export class ContextInstanceAnswer {
  @ApiProperty({ example: 'i-8f14e45fceea167a5a36dedd4bea2543' })
  id!: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiProperty({ type: 'integer', example: 3 })
  version!: number;

  @ApiProperty({ example: 'waiting' })
  status!: string;

  @ApiPropertyOptional({ example: 'order-1042' })
  businessKey?: string;

  @ApiProperty({ example: 'ada' })
  startedBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  startedAt!: string;
}

/** One value that tells a task from others. */
export class FactAnswer {
  @ApiProperty({ example: 'amount' })
  name!: string;

  @ApiAnyJson({ example: 80 })
  value!: JsonValue;
}

/** How the round of a forEach stands. */
export class RoundAnswer {
  @ApiProperty({ type: 'integer', example: 3 })
  total!: number;

  @ApiProperty({ type: 'integer', example: 2 })
  done!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  open!: number;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    example: { approve: 2 },
    description: 'How often each outcome was chosen',
  })
  outcomes!: Record<string, number>;
}

/** Where an outcome leads. */
export class NextStepsAnswer {
  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiProperty({
    type: [String],
    example: ['Pay the refund'],
    description: 'Titles of the steps that come next',
  })
  steps!: string[];
}

/** A manual step that the caller may answer early. */
export class StepToComeAnswer {
  @ApiProperty({ example: 'confirm' })
  stepId!: string;

  @ApiProperty({ example: 'Confirm the payment' })
  title!: string;

  @ApiPropertyOptional({ type: EarlyAnswerRowAnswer, description: 'What somebody has answered already' })
  answer?: EarlyAnswerRowAnswer;
}

/** `GET /tasks/:id/context`. */
export class TaskContextAnswer implements TaskContext {
  @ApiProperty({ type: ContextInstanceAnswer })
  instance!: ContextInstanceAnswer;

  @ApiProperty({ type: [FactAnswer] })
  facts!: FactAnswer[];

  @ApiProperty({ type: [TaskSummaryAnswer] })
  earlier!: TaskSummaryAnswer[];

  @ApiProperty({ type: [TaskSummaryAnswer] })
  related!: TaskSummaryAnswer[];

  @ApiPropertyOptional({ type: RoundAnswer })
  round?: RoundAnswer;

  @ApiProperty({ type: [NextStepsAnswer] })
  next!: NextStepsAnswer[];

  @ApiProperty({ type: [StepToComeAnswer], description: 'What the caller may do before it is asked for' })
  early!: StepToComeAnswer[];
}
