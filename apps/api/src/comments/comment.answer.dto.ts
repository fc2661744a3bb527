import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { AddedComment, Attachment, Page, TaskComment, TaskWatch } from '@fermata/contracts';
import { PageAnswer } from '../http/page.answer.dto.ts';
import { PersonReferenceAnswer } from '../http/person-reference.answer.dto.ts';
import { audiences } from './comment.dto.ts';

/** A file beside a comment; its bytes are at `GET /files/:id`. */
export class AttachmentAnswer implements Attachment {
  @ApiProperty({ example: 'f-8f14e45fceea167a5a36dedd4bea2543' })
  id!: string;

  @ApiProperty({ example: 'receipt.pdf' })
  name!: string;

  @ApiProperty({ example: 'application/pdf', description: 'As found in the bytes' })
  type!: string;

  @ApiProperty({ type: 'integer', example: 48213, description: 'Bytes' })
  size!: number;

  @ApiProperty({ enum: ['pending', 'clean', 'infected'], example: 'clean' })
  scan!: Attachment['scan'];
}

/** What somebody has said about a task. */
export class TaskCommentAnswer implements TaskComment {
  @ApiProperty({ example: 'c-0b6e7c52-4a4f-4bb5-9d5c-6c2b1d3f9a10' })
  id!: string;

  @ApiProperty({ example: 't-4f1c9b7e2d' })
  taskId!: string;

  @ApiProperty({ type: PersonReferenceAnswer })
  author!: PersonReferenceAnswer;

  @ApiProperty({ example: 'The receipt is attached.', description: 'Markdown; empty when it was taken back' })
  text!: string;

  @ApiProperty({ enum: audiences, example: 'internal' })
  audience!: TaskComment['audience'];

  @ApiProperty({ type: [PersonReferenceAnswer] })
  mentions!: PersonReferenceAnswer[];

  @ApiProperty({ type: [AttachmentAnswer] })
  attachments!: AttachmentAnswer[];

  @ApiProperty({ format: 'date-time', example: '2026-03-09T08:00:00.000Z' })
  createdAt!: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:05:00.000Z' })
  editedAt?: string;

  @ApiPropertyOptional({ format: 'date-time', example: '2026-03-09T08:06:00.000Z' })
  removedAt?: string;

  @ApiProperty({ example: true, description: 'Whether the caller may change it' })
  own!: boolean;
}

/** `GET /tasks/:id/comments`, `GET /instances/:id/comments`. */
export class TaskCommentPage extends PageAnswer implements Page<TaskComment> {
  @ApiProperty({ type: [TaskCommentAnswer] })
  items!: TaskCommentAnswer[];
}

/** `POST /tasks/:id/comments`, `PUT /comments/:id`. */
export class AddedCommentAnswer implements AddedComment {
  @ApiProperty({ type: TaskCommentAnswer })
  comment!: TaskCommentAnswer;

  @ApiProperty({
    type: [String],
    example: ['kim'],
    description:
      'Names in the text of whom nobody was told: unknown ones, and people who may not see the task',
  })
  unreached!: string[];
}

/** `GET`, `PUT` and `DELETE /tasks/:id/watch`. */
export class TaskWatchAnswer implements TaskWatch {
  @ApiProperty({ example: true, description: 'Whether the caller does' })
  watching!: boolean;

  @ApiProperty({ type: [PersonReferenceAnswer], description: 'By name, at most 200' })
  watchers!: PersonReferenceAnswer[];
}
