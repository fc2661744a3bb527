import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsRFC3339,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { operatorVerbs, type OperatorVerb } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { AnyJson } from '../http/any-json.ts';

/** Every verb, in the order of the table. */
export const verbNames = Object.freeze(Object.keys(operatorVerbs) as OperatorVerb[]);

const stepName = /^[a-z][A-Za-z0-9]*$/;
const visitName = /^(@added|[a-z][A-Za-z0-9]*)#\d{1,9}(\[\d{1,6}\])?(~undo(~\d{1,9})?)?(\.\d{1,9})?$/;
const sourceName = /^[a-z][A-Za-z0-9]*[#@]\d{1,9}$/;

/** A manual task to add. */
export class AddedTaskDto {
  @ApiProperty({ example: 'Call the customer' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(200)
  title!: string;

  @ApiPropertyOptional({ example: 'The address is incomplete.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  description?: string;

  @ApiPropertyOptional({ example: 'refund-review@2', description: 'absent = any object is an answer' })
  @IsOptional()
  @Matches(/^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*@\d{1,9}$/, { message: 'form is name@version' })
  form?: string;

  @ApiPropertyOptional({ type: [String], example: ['reached', 'given-up'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  outcomes?: string[];

  @ApiPropertyOptional({ type: [String], example: ['robin'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  users?: string[];

  @ApiPropertyOptional({ type: [String], example: ['refunds'] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(100)
  @IsString({ each: true })
  @MaxLength(200, { each: true })
  groups?: string[];

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T16:00:00.000Z' })
  @IsOptional()
  @IsRFC3339()
  dueAt?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 5, example: 3 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(5)
  priority?: number;

  @ApiPropertyOptional({ example: true, description: 'the instance does not complete before it is answered' })
  @IsOptional()
  @IsBoolean()
  blocking?: boolean;
}

/** What a verb is about: which of these it needs, the verb says. */
export class VerbTargetDto {
  @ApiProperty({ enum: verbNames, example: 'skip' })
  @IsIn(verbNames)
  verb!: OperatorVerb;

  @ApiProperty({ example: 'the shop has refunded it by hand' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(2000)
  reason!: string;

  @ApiPropertyOptional({ example: 'pay#1' })
  @IsOptional()
  @Matches(visitName, { message: 'visit is step#number' })
  visit?: string;

  @ApiPropertyOptional({ example: 'pay', description: 'of rerun, hold and release' })
  @IsOptional()
  @Matches(stepName, { message: 'step is the id of a step' })
  step?: string;

  @ApiPropertyOptional({ example: 'pay#1', description: 'of jump: a visit, or a token that waits' })
  @IsOptional()
  @Matches(sourceName, { message: 'from is step#number or step@token' })
  from?: string;

  @ApiPropertyOptional({ example: 'done', description: 'of jump: the step that opens' })
  @IsOptional()
  @Matches(stepName, { message: 'to is the id of a step' })
  to?: string;

  @AnyJson({ required: false, example: { orderId: 'o-1001' }, description: 'of edit-input' })
  input?: JsonValue;

  @AnyJson({ required: false, example: { refundId: 'r-17' }, description: 'of edit-output and skip' })
  output?: JsonValue;

  @AnyJson({ required: false, example: [{ sku: 'a-1' }], description: 'of add-items: a list' })
  items?: JsonValue;

  @ApiPropertyOptional({ type: AddedTaskDto, description: 'of add-task' })
  @IsOptional()
  @ValidateNested()
  @Type(() => AddedTaskDto)
  task?: AddedTaskDto;

  @AnyJson({ required: false, example: { phone: '+49 30 1234' }, description: 'of add-task: what it shows' })
  data?: JsonValue;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    example: 4,
    description: 'of move: the version to go to',
  })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(999_999_999)
  version?: number;

  @AnyJson({
    required: false,
    example: { steps: { review: 'approval' } },
    description: 'of move: what a move cannot see by itself',
  })
  mapping?: JsonValue;
}
