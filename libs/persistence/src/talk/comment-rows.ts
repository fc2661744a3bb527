/** Who reads a comment: those who may see its task, or everybody who may see the instance. */
export type Audience = 'internal' | 'instance';

/** A file beside a comment. */
export interface CommentFile {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
}

/** What somebody has said about a task. */
export interface Comment {
  readonly id: string;
  readonly taskId: string;
  readonly author: string;
  readonly authorName: string;
  /** Empty when it was taken back. */
  readonly text: string;
  readonly audience: Audience;
  readonly mentions: readonly { readonly id: string; readonly name: string }[];
  readonly files: readonly CommentFile[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly removedAt: Date | null;
}

/** A comment that is to be kept. */
export interface NewComment {
  readonly id: string;
  readonly taskId: string;
  readonly text: string;
  readonly audience: Audience;
  /** Ids of files that the author has uploaded, and that are beside nothing else. */
  readonly files: readonly string[];
}

/** The columns of {@link Comment}. */
export const commentColumns = `c.id, c.task_id AS "taskId", c.author,
  COALESCE((SELECT u.display_name FROM user_account u WHERE u.id = c.author), c.author) AS "authorName",
  c.text, c.audience, c.created_at AS "createdAt", c.edited_at AS "editedAt", c.removed_at AS "removedAt",
  COALESCE((SELECT json_agg(json_build_object('id', u.id, 'name', u.display_name) ORDER BY u.id)
    FROM user_account u WHERE u.id = ANY (c.mentions)), '[]') AS mentions,
  COALESCE((SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type, 'size', f.size) ORDER BY a.place)
    FROM comment_file a JOIN file f ON f.project_id = a.project_id AND f.id = a.file_id
    WHERE a.project_id = c.project_id AND a.comment_id = c.id), '[]') AS files`;
