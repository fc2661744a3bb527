import { ApiProperty } from '@nestjs/swagger';
import type { ChangeRow } from '@fermata/contracts';

const topics = Object.freeze(['instance', 'task', 'event', 'definition', 'notice'] as const);

/** The data of one server-sent event. */
export class ChangeAnswer implements ChangeRow {
  @ApiProperty({ type: 'integer', example: 1207, description: 'Also the id of the event' })
  id!: number;

  @ApiProperty({ enum: topics, example: 'task', description: 'Also the name of the event' })
  topic!: ChangeRow['topic'];

  @ApiProperty({ example: 't-4f1c9b7e2d' })
  key!: string;

  @ApiProperty({ example: 'claimed' })
  what!: string;
}
