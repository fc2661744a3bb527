import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { definitionKinds, type DefinitionKind } from '@fermata/model';
import type { SourceFormat } from '@fermata/contracts';
import { PageQuery } from '../http/page.dto.ts';

const formats = Object.freeze(['yaml', 'json'] as const);
const orders = Object.freeze(['name', 'updated'] as const);
const largestSource = 1_048_576;
const namePattern = /^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$/;

function toBoolean({ value }: { value: unknown }): unknown {
  return value === 'true' ? true : value === 'false' ? false : value;
}

/** Path of one definition. */
export class DefinitionPath {
  @ApiProperty({ enum: definitionKinds })
  @IsIn(definitionKinds)
  kind!: DefinitionKind;

  @ApiProperty({ example: 'refund-approval' })
  @Matches(namePattern, { message: 'name is lower-case words with dashes, grouped by dots' })
  @MaxLength(100)
  name!: string;
}

/** Path of one version. */
export class VersionPath extends DefinitionPath {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, example: 3 })
  @Type(() => Number)
  @Max(1_000_000_000)
  @IsInt()
  @Min(1)
  version!: number;
}

/** Path of the text of one version. */
export class VersionTextPath extends VersionPath {
  @ApiProperty({ enum: formats })
  @IsIn(formats)
  format!: SourceFormat;
}

/** `GET /definitions`. */
export class ListDefinitionsQuery extends PageQuery {
  @ApiPropertyOptional({ enum: definitionKinds })
  @IsOptional()
  @IsIn(definitionKinds)
  kind?: DefinitionKind;

  @ApiPropertyOptional({ description: 'Words in name, title, description, tags or draft' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  text?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(50)
  tag?: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  archived?: boolean;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @Transform(toBoolean)
  @IsBoolean()
  deleted?: boolean;

  @ApiPropertyOptional({ enum: orders, default: 'name' })
  @IsOptional()
  @IsIn(orders)
  order?: (typeof orders)[number];
}

/** A source text. */
export class SourceDto {
  @ApiProperty({ example: 'kind: event\nname: order.paid\n' })
  @IsString()
  @MaxLength(largestSource)
  source!: string;

  @ApiProperty({ enum: formats, example: 'yaml' })
  @IsIn(formats)
  format!: SourceFormat;
}

/** `POST …/publish`. */
export class PublishDto {
  @ApiProperty({ description: 'Publishes only this draft revision', type: 'integer', minimum: 1, example: 8 })
  @IsInt()
  @Min(1)
  revision!: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  note?: string;
}

/** One file of a deployment. */
export class DeployFileDto extends SourceDto {
  @ApiProperty({ example: 'refunds/refund-approval.yaml' })
  @IsString()
  @MaxLength(500)
  path!: string;
}

/** `POST /deployments`. */
export class DeployDto {
  @ApiProperty({ type: [DeployFileDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => DeployFileDto)
  files!: DeployFileDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(5000)
  note?: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

/** `GET …/compare`. */
export class CompareQuery {
  @ApiProperty({ example: '1', description: 'a version, or draft' })
  @Matches(/^(draft|[1-9]\d{0,8})$/, { message: 'from is a version number or draft' })
  from!: string;

  @ApiProperty({ example: 'draft', description: 'a version, or draft' })
  @Matches(/^(draft|[1-9]\d{0,8})$/, { message: 'to is a version number or draft' })
  to!: string;
}

/** `POST …/restore`. */
export class RestoreDto {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, example: 2 })
  @Max(1_000_000_000)
  @IsInt()
  @Min(1)
  version!: number;
}

/** `POST …/duplicate`. */
export class DuplicateDto {
  @ApiProperty({ example: 'refund-approval-copy' })
  @Matches(namePattern, { message: 'name is lower-case words with dashes, grouped by dots' })
  @MaxLength(100)
  name!: string;
}

/** `PUT …/tags`. */
export class TagsDto {
  @ApiProperty({ type: [String], example: ['shop'] })
  @IsArray()
  @ArrayMaxSize(20)
  @IsString({ each: true })
  @MaxLength(50, { each: true })
  tags!: string[];
}
