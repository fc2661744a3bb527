import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { DefinitionPath } from './definition.dto.ts';

/** Path of one revision of a draft. */
export class RevisionPath extends DefinitionPath {
  @ApiProperty({ type: 'integer', minimum: 1, maximum: 1_000_000_000, example: 7 })
  @Type(() => Number)
  @Max(1_000_000_000)
  @IsInt()
  @Min(1)
  revision!: number;
}

/** `PUT …/revisions/:revision`. */
export class CheckpointDto {
  @ApiProperty({ example: 'Before the new approval' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  label!: string;
}

/** `PUT …/presence`. */
export class PresenceDto {
  @ApiProperty({
    example: '4f1c9b7e2d60',
    description: 'One tab of one browser: anything that no other tab says',
  })
  @Matches(/^[A-Za-z0-9-]{8,64}$/, { message: 'tab is 8 to 64 letters, digits and dashes' })
  tab!: string;

  @ApiPropertyOptional({ example: '/steps/review', description: 'JSON Pointer of what is looked at' })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  place?: string;

  @ApiPropertyOptional({ default: false })
  @IsOptional()
  @IsBoolean()
  editing?: boolean;

  @ApiPropertyOptional({ default: false, description: 'The tab is being closed' })
  @IsOptional()
  @IsBoolean()
  gone?: boolean;
}
