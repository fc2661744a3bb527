import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Equals, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { TryStepRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';

/** Longest wait of a caller for the end, in seconds. */
export const WAIT_LIMIT = 30;

const formats = Object.freeze(['yaml', 'json'] as const);
const largestSource = 1_048_576;

/** `POST /step-trials`: a step of a text, or of a published version; one of the two. */
export class TryStepDto implements TryStepRequest {
  @ApiPropertyOptional({ description: 'The text of a workflow, as it stands in its draft' })
  @IsOptional()
  @IsString()
  @MaxLength(largestSource)
  source?: string;

  @ApiPropertyOptional({ enum: formats, description: 'Of the text; yaml unless said' })
  @IsOptional()
  @IsIn(formats)
  format?: 'yaml' | 'json';

  @ApiPropertyOptional({ example: 'refund-approval' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, { message: 'workflow is the name of a workflow' })
  @MaxLength(100)
  workflow?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 1_000_000_000, example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000_000)
  version?: number;

  @ApiProperty({ example: 'loadOrder', maxLength: 200 })
  @IsString()
  @MaxLength(200)
  step!: string;

  @AnyJson({ example: { method: 'GET', path: '/orders/o-1001' }, description: 'What its work is given' })
  input!: JsonValue;

  @ApiProperty({
    enum: [true],
    type: Boolean,
    example: true,
    description: 'The work is done for real and may have effects',
  })
  @Equals(true, { message: 'confirm must be true: the work is done for real and may have effects' })
  confirm!: true;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: WAIT_LIMIT,
    default: WAIT_LIMIT,
    description: 'Seconds to wait for the end; the same request again looks once more',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(WAIT_LIMIT)
  wait?: number;
}
