import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { StepTrialLine, StepTrialRow } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';

const levels = Object.freeze(['debug', 'info', 'warn', 'error'] as const);
const statuses = Object.freeze(['running', 'completed', 'failed'] as const);

/** A line of a trial's log. */
export class StepTrialLineAnswer implements StepTrialLine {
  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:02.000Z' })
  at!: string;

  @ApiProperty({ enum: levels, example: 'info' })
  level!: StepTrialLine['level'];

  @ApiProperty({ example: 'asked the shop' })
  message!: string;

  @ApiAnyJson({ required: false, example: { order: 'o-1001' } })
  fields?: JsonValue;
}

/** Why a trial has failed. */
export class StepTrialErrorAnswer {
  @ApiProperty({ example: 'http.503' })
  code!: string;

  @ApiProperty({ example: 'The shop answered 503' })
  message!: string;

  @ApiAnyJson({ required: false, example: { status: 503 } })
  data?: JsonValue;
}

/** A step that was done once for real. */
export class StepTrialAnswer implements StepTrialRow {
  @ApiProperty({ example: 'trial-4f0c7c1e', description: 'Also the id of its activity in Temporal' })
  id!: string;

  @ApiProperty({ example: 'loadOrder' })
  step!: string;

  @ApiProperty({ enum: statuses, example: 'completed' })
  status!: StepTrialRow['status'];

  @ApiProperty({ example: 'http.request' })
  implementation!: string;

  @ApiProperty({ example: '1' })
  version!: string;

  @ApiProperty({ example: 'fermata-activity' })
  queue!: string;

  @ApiPropertyOptional({ example: 'shop' })
  connection?: string;

  @ApiProperty({ type: 'integer', example: 1, description: 'None where no worker has taken it, else one' })
  attempts!: number;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:00:02.000Z' })
  startedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:00:02.120Z' })
  endedAt?: string;

  @ApiPropertyOptional({ type: 'integer', example: 120 })
  elapsedMs?: number;

  @ApiPropertyOptional({ example: '4711@worker-1' })
  worker?: string;

  @ApiAnyJson({ required: false, example: { status: 200, body: { id: 'o-1001' } } })
  output?: JsonValue;

  @ApiPropertyOptional({ type: StepTrialErrorAnswer })
  error?: StepTrialErrorAnswer;

  @ApiProperty({ type: [StepTrialLineAnswer] })
  log!: StepTrialLineAnswer[];

  @ApiPropertyOptional({
    example: 'http://127.0.0.1:8233/namespaces/fermata/activities/trial-4f0c/r-1/details',
  })
  temporalUrl?: string;
}
