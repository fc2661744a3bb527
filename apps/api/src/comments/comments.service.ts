import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type AddedComment, type Page, type TaskComment, type TaskWatch } from '@fermata/contracts';
import {
  CommentRepository,
  Database,
  InstanceRepository,
  unknownComment,
  WatchRepository,
  type Comment,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { visibleTask } from '../access/visible-task.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, type PageQuery } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { addedAnswer, commentAnswer } from './comment.answer.ts';
import type { AddCommentDto, EditCommentDto } from './comment.dto.ts';

/** What people say about tasks. A task that is not for the caller is not there, and neither are its comments. */
@Injectable()
export class CommentsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The comments of a task, oldest first. */
  ofTask(caller: Caller, taskId: string, query: PageQuery): Promise<Page<TaskComment>> {
    return this.#within(caller, async (tx) => {
      await visibleTask(tx, taskId, await viewerOf(tx, caller.subject));
      return answerOf(await new CommentRepository(tx).ofTask(taskId, pageRequestOf(query)), caller);
    });
  }

  /** The comments of an instance that are for all who may see it. Fails with `instance.unknown` (404). */
  ofInstance(caller: Caller, instanceId: string, query: PageQuery): Promise<Page<TaskComment>> {
    return this.#within(caller, async (tx) => {
      if ((await new InstanceRepository(tx).get(instanceId)) === undefined) throw unknownInstance(instanceId);
      return answerOf(await new CommentRepository(tx).ofInstance(instanceId, pageRequestOf(query)), caller);
    });
  }

  /** Adds a comment, once for each key. */
  add(caller: Caller, taskId: string, body: AddCommentDto, once: Repeatable): Promise<AddedComment> {
    const { text, audience = 'internal', files = [] } = body;
    const comment = { id: `c-${randomUUID()}`, taskId, text, audience, files };
    return this.#within(caller, async (tx) => {
      await visibleTask(tx, taskId, await viewerOf(tx, caller.subject));
      const add = async (): Promise<AddedComment> =>
        addedAnswer(await new CommentRepository(tx).add(comment), caller.subject.userId);
      return onceOnly(tx, once, add);
    });
  }

  /** Changes an own comment; one that is not the caller's, or not there any more, is `comment.unknown` (404). */
  edit(caller: Caller, id: string, { text, audience }: EditCommentDto): Promise<AddedComment> {
    return this.#within(caller, async (tx) => {
      const comment = await own(tx, caller, id);
      const kept = await new CommentRepository(tx).edit(comment, text, audience ?? comment.audience);
      return addedAnswer(kept, caller.subject.userId);
    });
  }

  /** Takes an own comment back. */
  remove(caller: Caller, id: string): Promise<void> {
    return this.#within(caller, async (tx) => new CommentRepository(tx).remove(await own(tx, caller, id)));
  }

  /** Who watches a task; with `isWatching` the caller does from now on, or does no more. */
  watch(caller: Caller, taskId: string, isWatching?: boolean): Promise<TaskWatch> {
    const { userId } = caller.subject;
    return this.#within(caller, async (tx) => {
      await visibleTask(tx, taskId, await viewerOf(tx, caller.subject));
      const watches = new WatchRepository(tx);
      if (isWatching === true) await watches.watch(taskId, userId);
      if (isWatching === false) await watches.unwatch(taskId, userId);
      const watchers = await watches.watchers(taskId);
      return { watching: watchers.some(({ id }) => id === userId), watchers };
    });
  }

  #within<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function answerOf(page: Page<Comment>, { subject }: Caller): Page<TaskComment> {
  return { ...page, items: page.items.map((row) => commentAnswer(row, subject.userId)) };
}

/** An own comment of a task that the caller still may see. */
async function own(tx: Transaction, { subject }: Caller, id: string): Promise<Comment> {
  const comment = await new CommentRepository(tx).get(id);
  if (comment === undefined || comment.author !== subject.userId || comment.removedAt !== null)
    throw unknownComment(id);
  await visibleTask(tx, comment.taskId, await viewerOf(tx, subject)).catch(() => {
    throw unknownComment(id);
  });
  return comment;
}

function unknownInstance(id: string): AppError {
  return new AppError('instance.unknown', said`There is no instance "${{ id }}"`, { status: 404 });
}
