import { ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { OptionalMoment } from '../http/moment.ts';
import { PageQuery } from '../http/page.dto.ts';

const outcomes = Object.freeze(['allowed', 'denied'] as const);

/** `GET /audit`. */
export class ListAuditQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  actor?: string;

  @ApiPropertyOptional({ example: 'task.claimed' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  verb?: string;

  @ApiPropertyOptional({ example: 'instance:i-0123', description: 'type:id' })
  @IsOptional()
  @Matches(/^[a-z-]+:.+$/, { message: 'object is type:id' })
  @MaxLength(300)
  object?: string;

  @ApiPropertyOptional({ enum: outcomes })
  @IsOptional()
  @IsIn(outcomes)
  outcome?: (typeof outcomes)[number];

  @OptionalMoment()
  after?: Date;

  @OptionalMoment()
  before?: Date;
}
