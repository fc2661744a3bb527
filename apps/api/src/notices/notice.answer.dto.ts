import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  noticeKinds,
  type NoticeKind,
  type NoticeRow,
  type Page,
  type UnreadNotices,
} from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PersonReferenceAnswer } from '../http/person-reference.answer.dto.ts';

/** What a person is told. */
export class NoticeAnswer implements NoticeRow {
  @ApiProperty({ example: 'n-0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ enum: noticeKinds, example: 'mentioned' })
  kind!: NoticeKind;

  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ example: 'Decide on the refund', description: 'The title of the task' })
  title!: string;

  @ApiPropertyOptional({ example: 'o-1001', description: 'The business key of its instance' })
  businessKey?: string;

  @ApiPropertyOptional({ type: PersonReferenceAnswer, description: 'Absent = the workflow' })
  by?: PersonReferenceAnswer;

  @ApiPropertyOptional({
    example: 'Is this the right amount?',
    description: 'A few words, such as the beginning of a comment',
  })
  detail?: string;

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  at!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:05:00.000Z' })
  readAt?: string;
}

/** `GET /notices`. */
export class NoticePage extends PageAnswer implements Page<NoticeRow> {
  @ApiProperty({ type: [NoticeAnswer] })
  items!: NoticeAnswer[];
}

/** `GET /notices/unread`, `POST /notices/read`. */
export class UnreadNoticesAnswer implements UnreadNotices {
  @ApiProperty({ type: 'integer', example: 3, description: 'Counted up to 999' })
  count!: number;
}
