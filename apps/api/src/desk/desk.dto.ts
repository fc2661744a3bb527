import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { ReviewRequest, SamplingRequest, SamplingRow } from '@fermata/contracts';
import { PageQuery } from '../http/page.dto.ts';

const verdicts = Object.freeze(['right', 'wrong'] as const);
const roundKinds = Object.freeze(['several', 'apart'] as const);
const states = Object.freeze(['open', 'reviewed'] as const);

/** `GET /desk/load`. */
export class LoadQuery {
  @ApiPropertyOptional({ example: 'refunds', description: 'Only people of this group' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  group?: string;
}

/** `GET /desk/throughput`. */
export class ThroughputQuery {
  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: 90,
    default: 14,
    description: 'Today included',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(90)
  days?: number;
}

/** `GET /desk/rounds`. */
export class ListRoundsQuery extends PageQuery {
  @ApiPropertyOptional({
    enum: roundKinds,
    default: 'several',
    description: 'several: steps that several people answer; apart: steps that some people may not answer',
  })
  @IsOptional()
  @IsIn(roundKinds)
  of?: (typeof roundKinds)[number];
}

/** `GET /desk/samples`. */
export class ListSamplesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: states, default: 'open' })
  @IsOptional()
  @IsIn(states)
  state?: (typeof states)[number];
}

/** The share of one step. */
export class SamplingRowDto implements SamplingRow {
  @ApiProperty({ example: 'refund-approval' })
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, { message: 'definition is the name of a workflow' })
  @MaxLength(200)
  definition!: string;

  @ApiProperty({ example: 'review' })
  @Matches(/^[a-z][A-Za-z0-9]*$/, { message: 'stepId is the id of a step' })
  @MaxLength(100)
  stepId!: string;

  @ApiProperty({ example: 5, minimum: 0, maximum: 100, description: 'Of a hundred; 0 = none' })
  @IsNumber({ maxDecimalPlaces: 2 })
  @Min(0)
  @Max(100)
  percent!: number;
}

/** `PUT /desk/sampling`. */
export class SamplingDto implements SamplingRequest {
  @ApiProperty({ type: [SamplingRowDto] })
  @IsArray()
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => SamplingRowDto)
  items!: SamplingRowDto[];
}

/** `POST /desk/samples/:task/review`. */
export class ReviewDto implements ReviewRequest {
  @ApiProperty({ enum: verdicts, example: 'right' })
  @IsIn(verdicts)
  verdict!: (typeof verdicts)[number];

  @ApiPropertyOptional({ example: 'The receipt was checked' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}
