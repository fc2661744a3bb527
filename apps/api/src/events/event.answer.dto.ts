import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { EventReceipt, EventRow, Page } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import { ApiAnyJson } from '../http/any-json.ts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { eventStates } from './event.dto.ts';

/** A stored event. */
export class EventAnswer implements EventRow {
  @ApiProperty({ example: 'issues-0' })
  id!: string;

  @ApiProperty({ example: 'github-examples' })
  source!: string;

  @ApiProperty({ example: 'github.issues.opened' })
  type!: string;

  @ApiPropertyOptional({ example: 'o-1001', description: 'Correlation key' })
  subject?: string;

  @ApiAnyJson({ required: false, example: { action: 'opened' }, description: 'Not in lists' })
  data?: JsonValue;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  receivedAt!: string;

  @ApiProperty({ enum: eventStates, example: 'matched' })
  state!: EventRow['state'];

  @ApiProperty({
    type: [String],
    example: ['i-8f14e45fceea167a5a36dedd4bea2543'],
    description: 'What it started',
  })
  instances!: string[];

  @ApiProperty({ type: [String], example: [], description: 'Why triggers did not start anything' })
  notes!: string[];
}

/** `GET /events`. */
export class EventPage extends PageAnswer implements Page<EventRow> {
  @ApiProperty({ type: [EventAnswer] })
  items!: EventAnswer[];
}

/** Answer of publishing. */
export class EventReceiptAnswer extends EventAnswer implements EventReceipt {
  @ApiProperty({ example: false, description: 'Whether it was known already' })
  duplicate!: boolean;
}
