import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Problem, Severity, SourcePlace } from '@fermata/model';

const severities = Object.freeze(['error', 'warning', 'hint'] as const);

/** A place in a source text. */
export class SourcePlaceAnswer implements SourcePlace {
  @ApiProperty({ type: 'integer', minimum: 1, example: 12 })
  line!: number;

  @ApiProperty({ type: 'integer', minimum: 1, example: 15 })
  column!: number;
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
}
