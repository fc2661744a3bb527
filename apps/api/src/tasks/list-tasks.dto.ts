import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { OptionalMoment } from '../http/moment.ts';
import { PageQuery } from '../http/page.dto.ts';
import { taskStatuses } from './task.dto.ts';

const views = Object.freeze(['open', 'mine', 'groups', 'all', 'done', 'snoozed', 'watched'] as const);
const orders = Object.freeze(['risk', 'priority', 'due', 'created', 'own', 'closed'] as const);

/** A yes or no in a query. */
function OptionalFlag(description: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: 'boolean', description }),
    IsOptional(),
    Transform(({ value }: { value: unknown }) =>
      value === 'true' ? true : value === 'false' ? false : value,
    ),
    IsBoolean(),
  );
}

/** `GET /tasks`. */
export class ListTasksQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: views,
    description:
      'open: mine and groups (default); mine: held by me and not put off; groups: offered to me and free; all: all I may see; done: completed by me, or by anybody for who sees all; snoozed: held by me and put off; watched: watched by me',
  })
  @IsOptional()
  @IsIn(views)
  view?: (typeof views)[number];

  @ApiPropertyOptional({ enum: taskStatuses })
  @IsOptional()
  @IsIn(taskStatuses)
  status?: (typeof taskStatuses)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  definition?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  stepId?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  instanceId?: string;

  @ApiPropertyOptional({ description: 'Exactly this one' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  businessKey?: string;

  @ApiPropertyOptional({ description: 'Offered to this group' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  group?: string;

  @ApiPropertyOptional({ description: 'Held by this person' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  assignee?: string;

  @ApiPropertyOptional({
    description: 'Held by this person, or offered to it by name and free; of done: answered by it',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  person?: string;

  @OptionalMoment()
  dueBefore?: Date;

  @OptionalMoment()
  dueAfter?: Date;

  @OptionalMoment()
  createdAfter?: Date;

  @OptionalMoment()
  followUpBefore?: Date;

  @OptionalFlag('true: due before now; false: due later than now')
  overdue?: boolean;

  @OptionalFlag('true: due before the next midnight of the caller’s zone, and not overdue yet')
  dueToday?: boolean;

  @OptionalFlag('true: ended since midnight of the caller’s zone; of done')
  doneToday?: boolean;

  @ApiPropertyOptional({ minimum: 1, maximum: 5 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number;

  @ApiPropertyOptional({
    description:
      'Words, or beginnings of words, of the title and the business key, or the id of an instance; a number or key that more than 200 begin with is taken as it stands, if the list has that',
  })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  q?: string;

  @ApiPropertyOptional({
    enum: orders,
    default: 'priority',
    description:
      'risk: by the latest moment to begin; own: the order of the caller; closed: for done, and its default',
  })
  @IsOptional()
  @IsIn(orders)
  order?: (typeof orders)[number];
}
