import type { AddedComment, TaskComment } from '@fermata/contracts';
import type { Comment, Kept } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';

/** A comment as it is answered to one person. A file is scanned before it is kept, so what is there is clean. */
export function commentAnswer(row: Comment, userId: string): TaskComment {
  const { id, taskId, author, authorName, text, audience, mentions, files } = row;
  return {
    id,
    taskId,
    author: { id: author, name: authorName },
    text,
    audience,
    mentions,
    attachments: files.map((file) => ({ ...file, scan: 'clean' })),
    createdAt: row.createdAt.toISOString(),
    own: author === userId && row.removedAt === null,
    ...present({ editedAt: row.editedAt?.toISOString(), removedAt: row.removedAt?.toISOString() }),
  };
}

/** A comment that was just kept, with the names in it that reached nobody. */
export function addedAnswer({ comment, unreached }: Kept, userId: string): AddedComment {
  return { comment: commentAnswer(comment, userId), unreached };
}
