import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { FleetDetail, FleetSummary, OperatorVerb, Page } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { fleetVerbs } from './fleet.dto.ts';

const statuses = Object.freeze(['previewing', 'previewed', 'running', 'halted', 'stopped', 'done'] as const);
const states = Object.freeze([
  'chosen',
  'possible',
  'impossible',
  'sent',
  'accepted',
  'refused',
  'failed',
] as const);

/** One verb for many instances. */
export class FleetSummaryAnswer implements FleetSummary {
  @ApiProperty({ example: 'f-0b6e7c52' })
  id!: string;

  @ApiProperty({ enum: fleetVerbs, example: 'move' })
  verb!: OperatorVerb;

  @ApiProperty({ example: 'version 4 mends the deadlock' })
  reason!: string;

  @ApiProperty({ example: 'refund-approval' })
  definition!: string;

  @ApiPropertyOptional({ type: 'integer', example: 3 })
  version?: number;

  @ApiProperty({ enum: statuses, example: 'previewed' })
  status!: FleetSummary['status'];

  @ApiPropertyOptional({ example: '3 of 10 were refused' })
  haltReason?: string;

  @ApiProperty({ type: 'integer', example: 60 })
  perMinute!: number;

  @ApiProperty({ example: 0.1 })
  stopAtShare!: number;

  @ApiProperty({ example: 'olga' })
  createdBy!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T09:00:00.000Z' })
  endedAt?: string;
}

/** Instances of a fleet that stand the same. */
export class FleetBucketAnswer {
  @ApiProperty({ enum: states, example: 'impossible' })
  state!: (typeof states)[number];

  @ApiPropertyOptional({ example: 'move.target /steps/review' })
  reason?: string;

  @ApiProperty({ type: 'integer', example: 12 })
  count!: number;

  @ApiProperty({ type: [String], example: ['i-8f14e45fceea167a5a36dedd4bea2543'] })
  examples!: string[];
}

/** A fleet, whole. */
export class FleetDetailAnswer extends FleetSummaryAnswer implements FleetDetail {
  @ApiProperty({ type: [FleetBucketAnswer] })
  buckets!: FleetBucketAnswer[];
}

/** `GET /fleets`. */
export class FleetPage extends PageAnswer implements Page<FleetSummary> {
  @ApiProperty({ type: [FleetSummaryAnswer] })
  items!: FleetSummaryAnswer[];
}
