import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
import { RemovableMoment } from '../http/moment.ts';
import { MoveTaskDto } from '../tasks/task.dto.ts';

/** Body of decline, take-over and resume. */
export class TaskReasonDto extends MoveTaskDto {
  @ApiPropertyOptional({ example: 'I know the customer' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

/** Body of suspend, escalate and redo. */
export class TaskNeedDto extends MoveTaskDto {
  @ApiProperty({ example: 'the customer is away until Monday' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;
}

/** `POST /tasks/:id/skip`. */
export class SkipTaskDto extends TaskNeedDto {
  @AnyJson({ required: false, example: { outcome: 'approve' }, description: 'Stands for the answer' })
  output?: JsonValue;
}

/** `POST /tasks/:id/return`. */
export class ReturnTaskDto extends MoveTaskDto {
  @ApiPropertyOptional({ example: 'the receipt is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

/** `POST /tasks/:id/delegate`. */
export class DelegateTaskDto extends ReturnTaskDto {
  @ApiProperty({ example: 'robin' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  user!: string;

  @ApiPropertyOptional({ enum: ['keep', 'drop'], description: 'What becomes of what is filled in so far' })
  @IsOptional()
  @IsIn(['keep', 'drop'])
  draft?: 'keep' | 'drop';
}

/** `PATCH /tasks/:id`. */
export class UpdateTaskDto extends MoveTaskDto {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5, example: 2 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number;

  @RemovableMoment('At most a year ahead; null = no more put off')
  followUpAt?: Date | null;
}

/** `PUT /tasks/order`. */
export class OwnTaskOrderDto {
  @ApiProperty({ type: [String], maxItems: 200, example: ['t-4f1c9b7e2d'] })
  @IsArray()
  @ArrayMaxSize(200)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  ids!: string[];
}
