import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { BulkTaskRow, BulkTasksAnswer, BulkTasksRequest, BulkTaskVerb } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
import { RemovableMoment } from '../http/moment.ts';
import { PhraseAnswer, ProblemAnswer } from '../http/problem.answer.dto.ts';

const verbs = Object.freeze([
  'claim',
  'release',
  'assign',
  'complete',
  'snooze',
  'suspend',
  'resume',
  'prioritise',
] as const satisfies readonly BulkTaskVerb[]);

/** `POST /tasks/bulk`. */
export class BulkTasksDto implements Omit<BulkTasksRequest, 'followUpAt'> {
  @ApiProperty({ enum: verbs, example: 'claim' })
  @IsIn(verbs)
  verb!: BulkTaskVerb;

  @ApiProperty({ type: [String], minItems: 1, maxItems: 200, example: ['t-4f1c9b7e2d'] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids!: string[];

  @ApiPropertyOptional({ description: 'Says what would happen and changes nothing', example: true })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;

  @ApiPropertyOptional({ example: 'robin', description: 'of assign' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  user?: string;

  @ApiPropertyOptional({
    enum: ['keep', 'drop'],
    description: 'of assign: what becomes of what is filled in so far; kept unless drop',
  })
  @IsOptional()
  @IsIn(['keep', 'drop'])
  draft?: 'keep' | 'drop';

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5, example: 2, description: 'of prioritise' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number;

  @RemovableMoment('of snooze: at most a year ahead; null = no more put off')
  followUpAt?: Date | null;

  @ApiPropertyOptional({
    example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10',
    description: 'of complete: one id for the whole; sent again it completes nothing twice',
  })
  @IsOptional()
  @Matches(/^[\w.-]{1,100}$/, { message: 'submissionId is 1 to 100 letters, digits, dots, dashes' })
  submissionId?: string;

  @ApiPropertyOptional({ example: 'approve', description: 'of complete' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @AnyJson({ required: false, example: { note: 'looks right' }, description: 'of complete' })
  data?: JsonValue;

  @ApiPropertyOptional({ example: 'the shop is closed', description: 'of suspend: needed' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason?: string;
}

/** What became, or would become, of one task. */
export class BulkTaskRowAnswer implements BulkTaskRow {
  @ApiProperty({ example: 't-4f1c9b7e2d' })
  id!: string;

  @ApiPropertyOptional({ example: 'Decide on the refund' })
  title?: string;

  @ApiProperty({ example: false })
  done!: boolean;

  @ApiPropertyOptional({ example: 'task.taken', description: 'Stable code of the refusal' })
  code?: string;

  @ApiPropertyOptional({ example: 'Robin Reyes has this task' })
  detail?: string;

  @ApiPropertyOptional({
    type: PhraseAnswer,
    description: 'The detail with its values apart; absent where the detail itself is all of it',
  })
  said?: PhraseAnswer;

  @ApiPropertyOptional({ type: [ProblemAnswer] })
  problems?: ProblemAnswer[];
}

/** `POST /tasks/bulk`. */
export class BulkTasksAnswerDto implements BulkTasksAnswer {
  @ApiProperty({ example: true })
  dryRun!: boolean;

  @ApiProperty({ type: 'integer', example: 1 })
  done!: number;

  @ApiProperty({ type: 'integer', example: 1 })
  refused!: number;

  @ApiProperty({ type: [BulkTaskRowAnswer], description: 'In the order of the request' })
  rows!: BulkTaskRowAnswer[];
}
