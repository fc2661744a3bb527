import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsNotEmpty,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import type { AddCommentRequest, EditCommentRequest, TaskComment } from '@fermata/contracts';

/** Who reads a comment. */
export const audiences = Object.freeze(['internal', 'instance'] as const);

/** `PUT /comments/:id`. */
export class EditCommentDto implements EditCommentRequest {
  @ApiProperty({
    example: 'The receipt is attached. @sam, is this the right amount?',
    description: 'Markdown; `@login` names a person, at most 20',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(10_000)
  @Matches(/\S/, { message: 'text has a character' })
  @Matches(/^[^\0]*$/, { message: 'text has no zero character' })
  text!: string;

  @ApiPropertyOptional({
    enum: audiences,
    example: 'internal',
    description: 'internal: who may see the task; instance: everybody who may see the instance',
  })
  @IsOptional()
  @IsIn(audiences)
  audience?: TaskComment['audience'];
}

/** `POST /tasks/:id/comments`. */
export class AddCommentDto extends EditCommentDto implements AddCommentRequest {
  @ApiPropertyOptional({
    type: [String],
    example: ['f-8f14e45fceea167a5a36dedd4bea2543'],
    description: 'Files that the caller has added by POST /files, and that are used nowhere else',
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @IsString({ each: true })
  @MaxLength(64, { each: true })
  files?: string[];
}
