import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type NoticeRow,
  type NoticeSettings,
  type Page,
  type UnreadNotices,
} from '@fermata/contracts';
import { Database, NoticeRepository, type Notice } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import type { ListNoticesQuery, NoticeSettingsDto, ReadNoticesDto } from './notice.dto.ts';

/** What the caller is told; nobody reads another person's notices. */
@Injectable()
export class NoticesService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The caller's notices, newest first. */
  list(caller: Caller, query: ListNoticesQuery): Promise<Page<NoticeRow>> {
    return this.#of(caller, async (notices) => {
      const page = await notices.list(present({ unread: query.unread }), pageRequestOf(query));
      return { ...page, items: page.items.map(answerOf) };
    });
  }

  /** How many the caller has not read yet. */
  unread(caller: Caller): Promise<UnreadNotices> {
    return this.#of(caller, async (notices) => ({ count: await notices.unread() }));
  }

  /** Marks as read, and says how many are left. Without ids it takes `all` (`notice.which`, 422). */
  read(caller: Caller, { ids, all }: ReadNoticesDto): Promise<UnreadNotices> {
    if ((ids === undefined) === (all !== true))
      throw new AppError('notice.which', said`Say which notices have been read: ids, or all`, {
        status: 422,
      });
    return this.#of(caller, async (notices) => {
      await notices.read(ids);
      return { count: await notices.unread() };
    });
  }

  /** How the caller wants to be told. */
  settings(caller: Caller): Promise<NoticeSettings> {
    return this.#of(caller, (notices) => notices.settings());
  }

  /** Changes that, for what is told from now on. */
  saveSettings(caller: Caller, { channels, digestAt }: NoticeSettingsDto): Promise<NoticeSettings> {
    return this.#of(caller, (notices) => notices.saveSettings({ channels: { ...channels }, digestAt }));
  }

  #of<T>(caller: Caller, work: (notices: NoticeRepository) => Promise<T>): Promise<T> {
    const { projectId, acting, subject } = caller;
    return this.#database.inProject(
      projectId,
      (tx) => work(new NoticeRepository(tx, subject.userId)),
      acting,
    );
  }
}

function answerOf(row: Notice): NoticeRow {
  const { id, kind, taskId, title, businessKey, by, byName, detail, at, readAt } = row;
  return {
    id,
    kind,
    taskId,
    title,
    at: at.toISOString(),
    ...present({
      by: byName === null ? undefined : { id: by, name: byName },
      businessKey,
      detail,
      readAt: readAt?.toISOString(),
    }),
  };
}
