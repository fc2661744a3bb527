import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  ArrayNotEmpty,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNotEmpty,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { permissionsOf, roles, type Permission } from '@fermata/contracts';

const permissions: readonly Permission[] = Object.freeze([...permissionsOf(roles)].sort());

/** `POST /tokens`. */
export class CreateTokenDto {
  @ApiProperty({ example: 'nightly import' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(100)
  name!: string;

  @ApiPropertyOptional({
    enum: permissions,
    isArray: true,
    example: ['event.send'],
    description: 'A subset of what I may do now; absent = all of it. The token never gets more later',
  })
  @IsOptional()
  @IsArray()
  @ArrayNotEmpty()
  @ArrayUnique()
  @IsIn(permissions, { each: true })
  scopes?: Permission[];

  @ApiProperty({ example: 90, minimum: 1, maximum: 365 })
  @IsInt()
  @Min(1)
  @Max(365)
  expiresInDays!: number;
}

/** `GET /tokens`. */
export class ListTokensQuery {
  @ApiPropertyOptional({ example: 'robin', description: 'Whose; mine unless said' })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(64)
  owner?: string;
}
