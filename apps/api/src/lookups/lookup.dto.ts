import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { LookupAnswer, LookupItem } from '@fermata/contracts';

/** `GET /lookups/:source`. */
export class LookupQuery {
  @ApiPropertyOptional({ example: 'rob', description: 'What the title or the value has in it' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  search?: string;

  @ApiPropertyOptional({ example: 'robin', description: 'Exactly this one' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  value?: string;

  @ApiPropertyOptional({ example: 'refunds', description: 'users: of this group only' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  group?: string;

  @ApiPropertyOptional({
    example: 'workflow',
    description: 'definitions: of this kind; workflow unless said',
  })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  kind?: string;

  @ApiPropertyOptional({ example: 'refund-approval', description: 'instances: of this definition only' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  definition?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 50, default: 20 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(50)
  limit?: number;
}

/** One thing to choose. */
export class LookupItemAnswer implements LookupItem {
  @ApiProperty({ example: 'robin' })
  value!: string;

  @ApiProperty({ example: 'Robin Reyes' })
  title!: string;

  @ApiPropertyOptional({ example: 'robin' })
  help?: string;
}

/** What a source has. */
export class LookupListAnswer implements LookupAnswer {
  @ApiProperty({ type: [LookupItemAnswer] })
  items!: LookupItemAnswer[];
}
