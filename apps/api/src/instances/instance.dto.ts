import { ApiProperty, ApiPropertyOptional, IntersectionType } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
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
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
import { ListOf } from '../http/list-of.ts';
import { OptionalMoment } from '../http/moment.ts';
import { PageQuery } from '../http/page.dto.ts';

/** Every status an instance may have. */
export const instanceStatuses = Object.freeze([
  'pending',
  'running',
  'waiting',
  'suspended',
  'completed',
  'failed',
  'cancelled',
] as const);

/** Every kind of thing that an instance may wait for. */
export const waitingKinds = Object.freeze([
  'activity',
  'person',
  'timer',
  'operator',
  'join',
  'gate',
  'event',
  'child',
] as const);

const orders = Object.freeze(['newest', 'oldest', 'changed'] as const);

/** `POST /instances`. */
export class StartInstanceDto {
  @ApiProperty({ example: 'refund-approval', description: 'name (latest version) or name@version' })
  @IsString()
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*(@\d{1,9})?$/, { message: 'workflow is name or name@version' })
  @MaxLength(200)
  workflow!: string;

  @AnyJson({
    example: { orderId: 'o-1001', amount: 80 },
    description: 'fits the input schema',
    required: false,
  })
  input?: JsonValue;

  @ApiPropertyOptional({ example: 'o-1001' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  businessKey?: string;
}

/** Which instances are meant; all conditions that are given hold. */
export class InstanceFilterQuery {
  @ApiPropertyOptional({ example: 'refund-approval' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  definition?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 3 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  version?: number;

  @ListOf(instanceStatuses, 'Several: repeated, or with commas')
  status?: (typeof instanceStatuses)[number][];

  @ApiPropertyOptional({ example: 'o-1001', description: 'Exactly this business key' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  businessKey?: string;

  @ApiPropertyOptional({ example: 'o-10', description: 'Business keys that begin so' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  keyPrefix?: string;

  @ApiPropertyOptional({ example: 'ana', description: 'A user id, event:<source> or schedule:<name>' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  startedBy?: string;

  @OptionalMoment()
  from?: Date;

  @OptionalMoment()
  to?: Date;

  @ListOf(waitingKinds, 'Open ones that wait for one of these')
  waitingFor?: (typeof waitingKinds)[number][];

  @ApiPropertyOptional({ example: 'http.503' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  errorCode?: string;

  @ApiPropertyOptional({ type: 'boolean', description: 'true: not ended; false: ended' })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  open?: boolean;

  @ApiPropertyOptional({ example: 'o-10', description: 'An id, or what a business key begins with' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ description: 'only what steps of this instance have started' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  parent?: string;
}

/** `GET /instances`. */
export class ListInstancesQuery extends IntersectionType(InstanceFilterQuery, PageQuery) {
  @ApiPropertyOptional({ enum: orders, default: 'newest', description: 'changed: last changed first' })
  @IsOptional()
  @IsIn(orders)
  order?: (typeof orders)[number];
}

function toBoolean({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

/** Body of an operator's verb. */
export class OperateDto {
  @ApiProperty({ example: 'the customer withdrew the request' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({ example: 'pay#1', description: 'retry only; absent = the held or failed visit' })
  @IsOptional()
  @IsString()
  @Matches(/^[a-z][A-Za-z0-9]*#\d{1,9}(\.\d{1,9})?$/, { message: 'visit is step#number' })
  visit?: string;
}
