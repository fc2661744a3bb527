import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Matches } from 'class-validator';
import type { EarlyAnswerRequest, EarlyAnswerRow, EarlyAnswers, EarlyForm } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { AssigneeAnswer } from '../tasks/task.answer.dto.ts';
import { CheckTaskDto } from '../tasks/task.dto.ts';

/** `POST /instances/:id/early-answers`. */
export class EarlyAnswerDto extends CheckTaskDto implements EarlyAnswerRequest {
  @ApiProperty({ example: 'review', description: 'The manual step that is to come' })
  @Matches(/^[a-z][A-Za-z0-9]{0,99}$/, { message: 'stepId is the id of a step' })
  stepId!: string;
}

/** An answer that waits for its step. */
export class EarlyAnswerRowAnswer implements EarlyAnswerRow {
  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ type: AssigneeAnswer })
  by!: AssigneeAnswer;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:30:00.000Z' })
  givenAt!: string;

  @ApiPropertyOptional({ example: 'approve' })
  outcome?: string;

  @ApiAnyJson({
    required: false,
    example: { outcome: 'approve', note: 'looks right' },
    description: 'Only for who gave it and who may reassign every task',
  })
  output?: JsonValue;

  @ApiProperty({ example: true, description: 'Whether the caller gave it' })
  own!: boolean;
}

/** `GET /instances/:id/early-answers/:step/form`. */
export class EarlyFormAnswer implements EarlyForm {
  @ApiPropertyOptional({ example: 'refund-review@2' })
  reference?: string;

  @ApiPropertyOptional({ type: 'integer', example: 2 })
  version?: number;

  @ApiAnyJson({ required: false, example: { kind: 'component', name: 'refund-review' } })
  definition?: JsonValue;

  @ApiAnyJson({ example: { type: 'object' }, description: 'JSON Schema of the answer' })
  schema!: JsonValue;

  @ApiProperty({ type: [String], example: ['approve', 'reject'] })
  outcomes!: string[];

  @ApiAnyJson({ example: { id: 'robin' }, description: 'What expressions see as `user`: the caller' })
  user!: JsonValue;
}

/** `GET /instances/:id/early-answers`. */
export class EarlyAnswersAnswer implements EarlyAnswers {
  @ApiProperty({ type: [EarlyAnswerRowAnswer] })
  items!: EarlyAnswerRowAnswer[];
}
