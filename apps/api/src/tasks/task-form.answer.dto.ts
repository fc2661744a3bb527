import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { TaskCheck, TaskForm, TaskSight } from '@fermata/contracts';
import type { JsonValue, Problem } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { ProblemAnswer } from '../http/problem.answer.dto.ts';
import { AssigneeAnswer, TaskDraftAnswer } from './task.answer.dto.ts';

/** Somebody who had the form before them. */
export class TaskSightAnswer implements TaskSight {
  @ApiProperty({ type: AssigneeAnswer })
  person!: AssigneeAnswer;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:02:11.000Z' })
  firstAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:31:00.000Z' })
  lastAt!: string;
}

/** `GET /tasks/:id/form`. */
export class TaskFormDetailAnswer implements TaskForm {
  @ApiPropertyOptional({
    example: 'refund-review@2',
    description: 'Absent: the form is made from the schema',
  })
  reference?: string;

  @ApiPropertyOptional({ type: 'integer', example: 2 })
  version?: number;

  @ApiAnyJson({
    required: false,
    example: { kind: 'component', name: 'refund-review' },
    description: 'The component definition at that version',
  })
  definition?: JsonValue;

  @ApiAnyJson({ example: { type: 'object' }, description: 'JSON Schema of the answer' })
  schema!: JsonValue;

  @ApiProperty({ type: [String], example: ['approve', 'reject'] })
  outcomes!: string[];

  @ApiAnyJson({ example: { amount: 80 }, description: 'What the form shows' })
  input!: JsonValue;

  @ApiAnyJson({ required: false, example: { note: 'looks right', outcome: 'approve' } })
  answer?: JsonValue;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiPropertyOptional({ example: 'robin' })
  answeredBy?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T10:12:00.000Z' })
  answeredAt?: string;

  @ApiPropertyOptional({ type: TaskDraftAnswer })
  draft?: TaskDraftAnswer;

  @ApiProperty({ type: [TaskSightAnswer], description: 'Who had it before them while it was open' })
  seenAt!: TaskSightAnswer[];

  @ApiAnyJson({
    example: { id: 'robin', name: 'Robin Reyes', roles: ['agent'], groups: ['refunds'] },
    description: 'What expressions see as `user`: the caller',
  })
  user!: JsonValue;
}

/** `POST /tasks/:id/check`. */
export class TaskCheckAnswer implements TaskCheck {
  @ApiProperty({
    type: [ProblemAnswer],
    description: 'Paths begin with /data, but for /outcome; only errors refuse',
  })
  problems!: Problem[];
}
