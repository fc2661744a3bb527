import { ApiProperty } from '@nestjs/swagger';
import type { SavedViewRow, ViewPage } from '@fermata/contracts';
import { viewPages } from './view.dto.ts';

/** A saved view. */
export class SavedViewAnswer implements SavedViewRow {
  @ApiProperty({ example: 'w-0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ enum: viewPages, example: 'instances' })
  page!: ViewPage;

  @ApiProperty({ example: 'Failed refunds' })
  name!: string;

  @ApiProperty({ example: 'status=failed&definition=refund-approval' })
  query!: string;

  @ApiProperty({ example: true })
  shared!: boolean;

  @ApiProperty({ example: 'ana' })
  owner!: string;

  @ApiProperty({ example: true, description: 'Whether the caller may change it' })
  own!: boolean;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  updatedAt!: string;
}

/** `GET /views`. */
export class SavedViewsAnswer {
  @ApiProperty({ type: [SavedViewAnswer] })
  items!: SavedViewAnswer[];
}
