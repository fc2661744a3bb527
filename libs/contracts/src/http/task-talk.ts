import type { JsonValue } from '@fermata/model';
import type { PersonReference } from './tasks.ts';

/** A file beside a comment. */
export interface Attachment {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  readonly scan: 'pending' | 'clean' | 'infected';
}

/** A row of `GET /tasks/:id/comments` and `GET /instances/:id/comments`, oldest first. Times are RFC 3339. */
export interface TaskComment {
  readonly id: string;
  readonly taskId: string;
  readonly author: PersonReference;
  /** Markdown; `@login` names a person. Empty when it was taken back. */
  readonly text: string;
  /** `internal` only for who may see this task; `instance` for everybody who may see the instance. */
  readonly audience: 'internal' | 'instance';
  readonly mentions: readonly PersonReference[];
  readonly attachments: readonly Attachment[];
  readonly createdAt: string;
  readonly editedAt?: string;
  readonly removedAt?: string;
  /** Whether the caller may change it. */
  readonly own: boolean;
}

/** `POST /tasks/:id/comments`, with `Idempotency-Key`. `files` are ids of `POST /files`. */
export interface AddCommentRequest {
  readonly text: string;
  readonly audience?: TaskComment['audience'];
  readonly files?: readonly string[];
}

/** The answer of `POST /tasks/:id/comments`: who was named and may not see the task is not told, but listed. */
export interface AddedComment {
  readonly comment: TaskComment;
  readonly unreached: readonly string[];
}

/** `PUT /comments/:id`: absent audience = as it is. */
export type EditCommentRequest = Pick<AddCommentRequest, 'text' | 'audience'>;

/** `GET`, `PUT` and `DELETE /tasks/:id/watch`. Who comments watches from then on. */
export interface TaskWatch {
  /** Whether the caller does. */
  readonly watching: boolean;
  /** By name, at most 200. */
  readonly watchers: readonly PersonReference[];
}

/** `PUT /tasks/:id/presence`: one tab of one browser; heard of no more for 30 s it is gone. */
export interface TaskPresenceRequest {
  readonly tab: string;
  readonly state: 'looking' | 'editing' | 'gone';
}

/** The answer: the others who have the task open. */
export interface TaskPresence {
  readonly others: readonly {
    readonly person: PersonReference;
    readonly state: 'looking' | 'editing';
    readonly seenAt: string;
  }[];
}

/** `GET /macros?step=definition/stepId`: a saved answer with its outcome. */
export interface Macro {
  readonly id: string;
  readonly name: string;
  /** `definition/stepId` it is for; absent = every task. */
  readonly step?: string;
  readonly outcome?: string;
  readonly data: JsonValue;
  /** Added as a comment, when there. */
  readonly comment?: string;
  readonly shared: boolean;
  readonly owner: string;
  readonly own: boolean;
}

/** `POST /macros` and `PUT /macros/:id`. */
export type SaveMacroRequest = Pick<Macro, 'name' | 'step' | 'outcome' | 'data' | 'comment'> & {
  readonly shared?: boolean;
};

/** What a notice is about. */
export const noticeKinds = Object.freeze([
  'assigned',
  'delegated',
  'returned',
  'mentioned',
  'commented',
  'reminded',
  'escalated',
  'reassigned',
  'closed',
] as const);

/** One kind of notice. */
export type NoticeKind = (typeof noticeKinds)[number];

/** `GET /notices`, newest first. */
export interface NoticeRow {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly taskId: string;
  readonly title: string;
  /** The business key of the task's instance. */
  readonly businessKey?: string;
  readonly by?: PersonReference;
  readonly detail?: string;
  readonly at: string;
  readonly readAt?: string;
}

/** `POST /notices/read`: these, at most 200, or all. */
export interface ReadNoticesRequest {
  readonly ids?: readonly string[];
  readonly all?: boolean;
}

/** `GET /notices/unread`, and the answer of `POST /notices/read`. Counted up to 999. */
export interface UnreadNotices {
  readonly count: number;
}

/** How a person is told: at once by mail, in a digest, only in the application, or not at all. */
export type NoticeChannel = 'mail' | 'digest' | 'app' | 'none';

/** `GET` and `PUT /me/notice-settings`. */
export interface NoticeSettings {
  readonly channels: Readonly<Record<NoticeKind, NoticeChannel>>;
  /** When a digest goes out, in the person's zone: `hourly`, or a local time such as `08:00`. */
  readonly digestAt: string;
}
