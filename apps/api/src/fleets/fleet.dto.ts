import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsNumber,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';
import { instanceStatuses, waitingKinds } from '../instances/instance.dto.ts';

/** Verbs that mean the same for every instance: they name no visit. */
export const fleetVerbs = Object.freeze([
  'pause',
  'resume',
  'cancel',
  'terminate',
  'hold',
  'release',
  'rerun',
  'move',
  'undo-move',
] as const);

/** `POST /fleets`. */
export class CreateFleetDto {
  @ApiProperty({ enum: fleetVerbs, example: 'move' })
  @IsIn(fleetVerbs)
  verb!: (typeof fleetVerbs)[number];

  @ApiProperty({ example: 'version 4 mends the deadlock at `done`' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiProperty({ example: 'refund-approval', description: 'instances of this workflow' })
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/, { message: 'definition is the name of a workflow' })
  @MaxLength(200)
  definition!: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 3, description: 'of this version only' })
  @IsOptional()
  @IsInt()
  @Min(1)
  ofVersion?: number;

  @ApiPropertyOptional({
    enum: instanceStatuses,
    isArray: true,
    example: ['waiting'],
    description: 'absent = all that are open',
  })
  @IsOptional()
  @IsArray()
  @IsIn(instanceStatuses, { each: true })
  status?: (typeof instanceStatuses)[number][];

  @ApiPropertyOptional({
    type: [String],
    maxItems: 1000,
    example: ['i-8f14e45fceea167a5a36dedd4bea2543'],
    description: 'only these, of the workflow',
  })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @Matches(/^i-[0-9a-f]{32}$/, { each: true, message: 'instances are ids of instances' })
  instances?: string[];

  @ApiPropertyOptional({ example: 'o-10', description: 'only those whose business key begins so' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  keyPrefix?: string;

  @ApiPropertyOptional({
    example: 'ana',
    description: 'only what this person, event or schedule has started',
  })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  startedBy?: string;

  @ApiPropertyOptional({ example: 'http.503', description: 'only those with this error' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  errorCode?: string;

  @ApiPropertyOptional({
    enum: waitingKinds,
    isArray: true,
    example: ['operator'],
    description: 'only those that wait for one of these',
  })
  @IsOptional()
  @IsArray()
  @IsIn(waitingKinds, { each: true })
  waitingFor?: (typeof waitingKinds)[number][];

  @ApiPropertyOptional({ example: 'pay', description: 'of hold, release and rerun' })
  @IsOptional()
  @Matches(/^[a-z][A-Za-z0-9]*$/, { message: 'step is the id of a step' })
  step?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, example: 4, description: 'of move' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  version?: number;

  @AnyJson({ required: false, example: { steps: { review: 'approval' } }, description: 'of move' })
  mapping?: JsonValue;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 60_000, example: 120, default: 60 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(60_000)
  perMinute?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 1, example: 0.05, default: 0.1, description: 'halts above it' })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  stopAtShare?: number;
}

/** `POST /fleets/:id/start`, `…/halt`, `…/stop`. */
export class TurnFleetDto {
  @ApiProperty({ example: 'the preview is as expected' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({
    minimum: 0,
    maximum: 1,
    example: 0.5,
    description: 'of start: halt above this share',
  })
  @IsOptional()
  @IsNumber()
  @Min(0)
  @Max(1)
  stopAtShare?: number;
}
