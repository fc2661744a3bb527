import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsNotEmpty, IsOptional, IsString, MaxLength } from 'class-validator';
import type { FileReference } from '@fermata/contracts';
import { fileTypes } from './sniff.ts';

/** `POST /files`. */
export class UploadFileQuery {
  @ApiProperty({ example: 'receipt.pdf', description: 'Its name; a path before it is left out' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(255)
  name!: string;

  @ApiPropertyOptional({ example: 't-4f1c9b7e2d', description: 'The task whose form it belongs to' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  task?: string;
}

/** What an answer holds of a file. */
export class FileAnswer implements FileReference {
  @ApiProperty({ example: 'f-8f14e45fceea167a5a36dedd4bea2543' })
  id!: string;

  @ApiProperty({ example: 'receipt.pdf' })
  name!: string;

  @ApiProperty({ enum: fileTypes, example: 'application/pdf', description: 'As found in the bytes' })
  type!: string;

  @ApiProperty({ type: 'integer', example: 48213, description: 'Bytes' })
  size!: number;
}
