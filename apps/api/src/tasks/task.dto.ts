import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Matches, MaxLength, Min } from 'class-validator';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';

/** Every status a task may have. */
export const taskStatuses = Object.freeze([
  'offered',
  'claimed',
  'submitted',
  'completed',
  'expired',
  'withdrawn',
] as const);

/** Body of claim and release. */
export class MoveTaskDto {
  @ApiPropertyOptional({ description: 'The revision the caller has seen; another one now is refused' })
  @IsOptional()
  @IsInt()
  @Min(1)
  revision?: number;
}

/** `POST /tasks/:id/release`. */
export class ReleaseTaskDto extends MoveTaskDto {
  @ApiPropertyOptional({ enum: ['keep', 'drop'], description: 'What becomes of what is filled in so far' })
  @IsOptional()
  @IsIn(['keep', 'drop'])
  draft?: 'keep' | 'drop';
}

/** `POST /tasks/:id/assign`. */
export class AssignTaskDto extends ReleaseTaskDto {
  @ApiProperty({ example: 'ada' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  user!: string;
}

/** `PUT /tasks/:id/draft`. */
export class SaveTaskDraftDto {
  @AnyJson({ example: { reason: 'damaged' } })
  data!: JsonValue;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 0,
    description:
      'Revision of the draft that was seen, 0 = none; of another one nothing is written over: task.draft-conflict (409)',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  revision?: number;
}

/** `POST /tasks/:id/check`. */
export class CheckTaskDto {
  @ApiPropertyOptional({ example: 'approve' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @AnyJson({ example: { note: 'looks right' } })
  data!: JsonValue;
}

/** `POST /tasks/:id/complete`. */
export class CompleteTaskDto extends MoveTaskDto {
  @ApiProperty({ example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10', description: 'The same id completes once' })
  @IsString()
  @Matches(/^[\w.-]{1,100}$/, { message: 'submissionId is 1 to 100 letters, digits, dots, dashes' })
  submissionId!: string;

  @ApiPropertyOptional({ example: 'approve' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  outcome?: string;

  @AnyJson({ example: { note: 'looks right' } })
  data!: JsonValue;
}
