import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type SavedViewRow, type ViewPage } from '@fermata/contracts';
import { Database, ViewRepository, type SavedView, type Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { onceOnly, type Repeatable } from '../http/idempotent.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { CreateViewDto, UpdateViewDto } from './view.dto.ts';

/** Saved views: everybody keeps own ones; sharing one needs `view.share`. */
@Injectable()
export class ViewsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The caller's own views of a page, and those that others share. */
  list(caller: Caller, page: ViewPage): Promise<{ readonly items: readonly SavedViewRow[] }> {
    return this.#inProject(caller, async (tx) => {
      const found = await new ViewRepository(tx).list(page, caller.subject.userId);
      return { items: found.map((view) => answerOf(view, caller)) };
    });
  }

  /** Saves a new view of the caller's. */
  create(caller: Caller, body: CreateViewDto, once: Repeatable): Promise<SavedViewRow> {
    demandShare(caller, body.shared);
    const { page, name, query, shared: isShared = false } = body;
    const owner = caller.subject.userId;
    const view = { id: `w-${randomUUID()}`, page, name: name.trim(), query, isShared, owner };
    return this.#inProject(caller, (tx) =>
      onceOnly(tx, once, async () => answerOf(await new ViewRepository(tx).add(view), caller)),
    );
  }

  /** Changes one of the caller's own views. */
  replace(caller: Caller, id: string, body: UpdateViewDto): Promise<SavedViewRow> {
    demandShare(caller, body.shared);
    const { name, query, shared: isShared = false } = body;
    return this.#inProject(caller, async (tx) => {
      const content = { name: name.trim(), query, isShared };
      return answerOf(await new ViewRepository(tx).replace(id, caller.subject.userId, content), caller);
    });
  }

  /** Takes away an own view; who manages people takes away shared ones of anybody too. */
  remove(caller: Caller, id: string): Promise<void> {
    const { userId, permissions } = caller.subject;
    return this.#inProject(caller, (tx) =>
      new ViewRepository(tx).remove(id, userId, permissions.has('user.manage')),
    );
  }

  #inProject<T>(caller: Caller, work: (tx: Transaction) => Promise<T>): Promise<T> {
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function demandShare({ subject }: Caller, isShared: boolean | undefined): void {
  if (isShared !== true || subject.permissions.has('view.share')) return;
  throw new AppError('access.forbidden', said`Sharing a view needs view.share`, { status: 403 });
}

function answerOf({ isShared, updatedAt, page, ...view }: SavedView, { subject }: Caller): SavedViewRow {
  return {
    ...view,
    page: page as ViewPage,
    shared: isShared,
    own: view.owner === subject.userId,
    updatedAt: updatedAt.toISOString(),
  };
}
