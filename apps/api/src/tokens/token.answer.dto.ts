import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Page, Permission, TokenRow } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** An API token. */
export class TokenAnswer implements TokenRow {
  @ApiProperty({ example: '0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ example: 'nightly import' })
  name!: string;

  @ApiProperty({ example: 'fermata_1f4a9c02' })
  prefix!: string;

  @ApiPropertyOptional({ type: [String], example: ['event.send'] })
  scopes?: Permission[];

  @ApiProperty({ format: 'date-time', example: '2026-03-02T08:00:00.000Z' })
  createdAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-05-31T08:00:00.000Z' })
  expiresAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-03T02:00:00.000Z' })
  lastUsedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-04-01T08:00:00.000Z' })
  revokedAt?: string;

  @ApiPropertyOptional({
    example: 'fermata_1f4a9c02_qL3pY0mXv8Jt1bN7sKcF2wRz5uHdGe4oA6iTnVxQyBk',
    description: 'Shown only in the answer of making it',
  })
  secret?: string;
}

/** `GET /tokens`. */
export class TokenPage extends PageAnswer implements Page<TokenRow> {
  @ApiProperty({ type: [TokenAnswer] })
  items!: TokenAnswer[];
}
