import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AuditRow, ChainState, Page } from '@fermata/contracts';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** A row of the audit trail. */
export class AuditRowAnswer implements AuditRow {
  @ApiProperty({ type: 'integer', example: 417 })
  seq!: number;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  at!: string;

  @ApiProperty({ example: 'ana' })
  actor!: string;

  @ApiProperty({ example: 'session:5f2c', description: 'session:<id>, token:<id> or system' })
  via!: string;

  @ApiProperty({ example: 'definition.publish' })
  verb!: string;

  @ApiProperty({ example: 'definition:workflow/refund-approval', description: 'type:id' })
  object!: string;

  @ApiProperty({ example: true })
  allowed!: boolean;

  @ApiPropertyOptional({ example: 'the customer withdrew the request' })
  reason?: string;

  @ApiPropertyOptional({ example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  requestId?: string;

  @ApiAnyJson({ example: { from: ['agent'], to: ['agent', 'supervisor'] }, required: false })
  details?: unknown;
}

/** `GET /audit`. */
export class AuditPage extends PageAnswer implements Page<AuditRow> {
  @ApiProperty({ type: [AuditRowAnswer] })
  items!: AuditRowAnswer[];
}

/** What walking the chain has found. */
export class ChainAnswer implements ChainState {
  @ApiProperty({ example: true })
  valid!: boolean;

  @ApiProperty({ type: 'integer', example: 417 })
  rows!: number;

  @ApiPropertyOptional({ example: '9f2c…', description: 'Hash of the last row: keep it elsewhere' })
  head?: string;

  @ApiPropertyOptional({ type: 'integer', example: 12, description: 'The first row that does not fit' })
  brokenAt?: number;
}
