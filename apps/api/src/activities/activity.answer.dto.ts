import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { ActivityRow, Page } from '@fermata/contracts';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';

/** An error that an activity declares. */
export class ActivityErrorAnswer {
  @ApiProperty({ example: 'payments.declined' })
  code!: string;

  @ApiProperty({ example: 'business' })
  class!: string;

  @ApiPropertyOptional({ example: 'The shop declines the refund' })
  title?: string;
}

/** What a worker has said it can perform. */
export class ActivityAnswer implements ActivityRow {
  @ApiProperty({ example: 'payments.refund' })
  name!: string;

  @ApiProperty({ type: 'integer', example: 1 })
  version!: number;

  @ApiProperty({ example: 'Refund a payment' })
  title!: string;

  @ApiPropertyOptional({ example: 'Pays money back through the shop' })
  description?: string;

  @ApiProperty({ example: 'fermata-activity' })
  queue!: string;

  @ApiAnyJson({ example: { type: 'object' } })
  inputSchema!: unknown;

  @ApiAnyJson({ example: { type: 'object' } })
  outputSchema!: unknown;

  @ApiProperty({ type: [ActivityErrorAnswer] })
  errors!: ActivityErrorAnswer[];

  @ApiProperty({ example: true, description: 'Whether a worker has reported it lately' })
  live!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  lastSeenAt!: string;
}

/** `GET /activities`. */
export class ActivityPage extends PageAnswer implements Page<ActivityRow> {
  @ApiProperty({ type: [ActivityAnswer] })
  items!: ActivityAnswer[];
}
