import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Page, VisitRow } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** Every status a visit may have. */
export const visitStatuses = Object.freeze([
  'open',
  'held',
  'completed',
  'failed',
  'cancelled',
  'skipped',
  'superseded',
] as const);

/** A visit of a step. */
export class VisitAnswer implements VisitRow {
  @ApiProperty({ example: 'review#1' })
  visit!: string;

  @ApiProperty({ example: 'review' })
  stepId!: string;

  @ApiProperty({ example: 'manual' })
  type!: string;

  @ApiProperty({ example: 'Decide on the refund' })
  title!: string;

  @ApiProperty({ enum: visitStatuses, example: 'completed' })
  status!: VisitRow['status'];

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:02.000Z' })
  openedAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T10:11:58.000Z' })
  endedAt?: string;

  @ApiAnyJson({ required: false, example: { amount: 80 } })
  input?: JsonValue;

  @ApiAnyJson({ required: false, example: { outcome: 'approve' } })
  output?: JsonValue;

  @ApiAnyJson({ required: false, example: { code: 'timeout', message: 'Nobody answered' } })
  error?: JsonValue;

  @ApiPropertyOptional({ example: 'robin', description: 'Who did it' })
  by?: string;
}

/** `GET /instances/:id/visits`. */
export class VisitPage extends PageAnswer implements Page<VisitRow> {
  @ApiProperty({ type: [VisitAnswer] })
  items!: VisitAnswer[];
}
