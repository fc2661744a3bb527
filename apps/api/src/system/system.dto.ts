import { ApiProperty } from '@nestjs/swagger';
import { IsNotEmpty, IsString, MaxLength } from 'class-validator';
import type { NoteBackupRequest } from '@fermata/contracts';

/** `POST /system/backups`. */
export class NoteBackupDto implements NoteBackupRequest {
  @ApiProperty({
    example: 'pg_basebackup to the vault, 14 GB',
    description: 'Where it lies, how large it is',
  })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  detail!: string;
}
