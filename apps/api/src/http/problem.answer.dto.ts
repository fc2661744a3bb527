import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Problem, Severity, SourcePlace, TraceStep } from '@fermata/model';

const severities = Object.freeze(['error', 'warning', 'hint'] as const);

/** A place in a source text. */
export class SourcePlaceAnswer implements SourcePlace {
  @ApiProperty({ type: 'integer', minimum: 1, example: 12 })
  line!: number;

  @ApiProperty({ type: 'integer', minimum: 1, example: 15 })
  column!: number;
}

const decisions = Object.freeze(['next', 'catch', 'skip', 'end', 'deadlock'] as const);

/** What one visit of a run decides. */
export class TraceStepAnswer implements TraceStep {
  @ApiProperty({ example: 'review', description: 'Id of the step' })
  step!: string;

  @ApiProperty({ enum: decisions, example: 'next' })
  kind!: TraceStep['kind'];

  @ApiProperty({ type: [Number], example: [0], description: 'Entries of `next` or `catch` that it takes' })
  entries!: readonly number[];
}

/** One finding. */
export class ProblemAnswer implements Problem {
  @ApiProperty({ example: 'reference.unknown', description: 'Stable; compare by this' })
  code!: string;

  @ApiProperty({ example: '/steps/review/form', description: 'JSON Pointer of the place' })
  path!: string;

  @ApiProperty({ example: 'There is no component "refund-reviw".' })
  message!: string;

  @ApiProperty({ enum: severities, example: 'error' })
  severity!: Severity;

  @ApiPropertyOptional({ example: 'did you mean `refund-review`?' })
  fix?: string;

  @ApiPropertyOptional({ type: SourcePlaceAnswer, description: 'Where in the source text' })
  at?: SourcePlaceAnswer;

  @ApiPropertyOptional({ type: [TraceStepAnswer], description: 'A run that shows it' })
  trace?: readonly TraceStepAnswer[];
}
