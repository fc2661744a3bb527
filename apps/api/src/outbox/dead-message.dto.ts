import { ApiProperty } from '@nestjs/swagger';
import type { DeadMessageRow } from '@fermata/contracts';

/** A message that was given up. */
export class DeadMessageAnswer implements DeadMessageRow {
  @ApiProperty({ example: '4711' })
  id!: string;

  @ApiProperty({ example: 'submit', description: 'start, submit, operate, events, end or emit' })
  kind!: string;

  @ApiProperty({ example: 'i-0b6e7c52', description: 'The instance it is for' })
  instanceId!: string;

  @ApiProperty({ type: 'integer', example: 12 })
  attempts!: number;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  deadAt!: string;

  @ApiProperty({ example: 'temporal.refused: the instance is unknown' })
  error!: string;
}

/** `GET /outbox/dead`. */
export class DeadMessageList {
  @ApiProperty({ type: [DeadMessageAnswer] })
  items!: DeadMessageAnswer[];
}
