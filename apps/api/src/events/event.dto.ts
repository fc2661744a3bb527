import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsNotEmpty, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
import { PageQuery } from '../http/page.dto.ts';

/** Whether an event has met a trigger. */
export const eventStates = Object.freeze(['matched', 'unmatched'] as const);

/** `POST /events`: CloudEvents 1.0, structured mode. */
export class PublishEventDto {
  @ApiPropertyOptional({ enum: ['1.0'] })
  @IsOptional()
  @IsIn(['1.0'])
  specversion?: string;

  @ApiProperty({ example: 'issues-0', description: 'Unique within its source' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  id!: string;

  @ApiProperty({ example: 'github-examples' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  source!: string;

  @ApiProperty({ example: 'github.issues.opened' })
  @IsString()
  @Matches(/^[a-zA-Z0-9_-]+(\.[a-zA-Z0-9_-]+)*$/, { message: 'type is words joined by dots' })
  @MaxLength(200)
  type!: string;

  @ApiPropertyOptional({ description: 'Correlation key' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  subject?: string;

  @ApiPropertyOptional({ description: 'RFC 3339; kept by the sender, we note our own time of receipt' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  time?: string;

  @ApiPropertyOptional({ enum: ['application/json'] })
  @IsOptional()
  @IsIn(['application/json'])
  datacontenttype?: string;

  @AnyJson({ example: { action: 'opened' } })
  data!: JsonValue;
}

/** `GET /events`. */
export class ListEventsQuery extends PageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  type?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  source?: string;

  @ApiPropertyOptional({ enum: eventStates })
  @IsOptional()
  @IsIn(eventStates)
  state?: (typeof eventStates)[number];
}

/** `GET /events/one`. */
export class EventPlaceQuery {
  @ApiProperty()
  @IsString()
  @MaxLength(200)
  source!: string;

  @ApiProperty()
  @IsString()
  @MaxLength(200)
  id!: string;
}
