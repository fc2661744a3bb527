import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { Page, SessionSummary } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** One signed-in browser. */
export class SessionAnswer implements SessionSummary {
  @ApiProperty({ example: '5f2c8a90' })
  id!: string;

  @ApiProperty({ example: true, description: 'Whether it is the one that asks' })
  isCurrent!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  openedAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T09:00:00.000Z' })
  lastSeenAt!: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T20:00:00.000Z' })
  expiresAt!: string;

  @ApiPropertyOptional({ example: '203.0.113.7' })
  address?: string;

  @ApiPropertyOptional({ example: 'Firefox on Linux' })
  agent?: string;
}

/** `GET /sessions`. */
export class SessionPage extends PageAnswer implements Page<SessionSummary> {
  @ApiProperty({ type: [SessionAnswer] })
  items!: SessionAnswer[];
}

/** How many sessions have ended. */
export class ClosedSessionsAnswer {
  @ApiProperty({ type: 'integer', example: 3 })
  closed!: number;
}
