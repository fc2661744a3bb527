import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
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

/** `GET /instances`. */
export class ListInstancesQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  definition?: string;

  @ApiPropertyOptional({ enum: instanceStatuses })
  @IsOptional()
  @IsIn(instanceStatuses)
  status?: (typeof instanceStatuses)[number];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  businessKey?: string;

  @ApiPropertyOptional({ description: 'only what steps of this instance have started' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  parent?: string;
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
