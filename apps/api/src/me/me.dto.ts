import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsLanguage, IsZone } from './locale.ts';

/** `PATCH /me`. */
export class UpdateMeDto {
  @ApiPropertyOptional({ example: 'Europe/Berlin' })
  @IsOptional()
  @MaxLength(64)
  @IsZone()
  zone?: string;

  @ApiPropertyOptional({ example: 'de' })
  @IsOptional()
  @MaxLength(35)
  @IsLanguage()
  language?: string;
}

/** `PUT /me/password`. */
export class ChangePasswordDto {
  @ApiProperty({ example: 'the one so far' })
  @IsString()
  @MaxLength(256)
  current!: string;

  @ApiProperty({ example: 'correct horse battery', minLength: 12, maxLength: 256 })
  @IsString()
  @MaxLength(1000)
  password!: string;
}
