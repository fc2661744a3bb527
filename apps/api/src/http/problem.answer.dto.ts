import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Phrase, PhraseValue, Problem, Severity, SourcePlace, TraceStep } from '@fermata/model';

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

/** Words with their values, for readers of other languages. */
export class PhraseAnswer implements Phrase {
  @ApiProperty({
    example: 'There is no component `{name}`.',
    description: 'The sentence in English, each value in braces',
  })
  template!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    example: { name: 'refund-reviw' },
    description: 'A text, a number, or a phrase, for each name in the template',
  })
  values!: Readonly<Record<string, PhraseValue>>;
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

  @ApiPropertyOptional({
    type: PhraseAnswer,
    description: 'The message with its values apart; absent where the message itself is all of it',
  })
  said?: PhraseAnswer;

  @ApiPropertyOptional({ type: PhraseAnswer, description: 'The same of `fix`' })
  saidFix?: PhraseAnswer;

  @ApiPropertyOptional({ type: SourcePlaceAnswer, description: 'Where in the source text' })
  at?: SourcePlaceAnswer;

  @ApiPropertyOptional({ type: [TraceStepAnswer], description: 'A run that shows it' })
  trace?: readonly TraceStepAnswer[];
}
