import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type OwnTaskOrder,
  type PersonReference,
  type TaskDetail,
  type TaskHistory,
  type TaskHistoryRow,
} from '@fermata/contracts';
import { isObject, said } from '@fermata/model';
import {
  HandingRepository,
  isActive,
  OwnOrderRepository,
  StandingRepository,
  TaskHistoryRepository,
  TaskListRepository,
  type TaskChange,
  type TaskHappening,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { visibleTask } from '../access/visible-task.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE, ORCHESTRATOR } from '../runtime/providers.ts';
import { AgreedStart, type Consent } from '../tasks/agreed-start.ts';
import { demandAny, TaskDoor, type Transactions } from '../tasks/task-door.ts';
import type {
  DelegateTaskDto,
  OwnTaskOrderDto,
  ReturnTaskDto,
  TaskNeedDto,
  TaskReasonDto,
  UpdateTaskDto,
} from './task-verb.dto.ts';

const yearMs = 366 * 24 * 60 * 60 * 1000;

/** What people do with tasks besides answering them. */
@Injectable()
export class TaskVerbsService {
  readonly #door: TaskDoor;
  readonly #starts: AgreedStart;

  constructor(@Inject(DATABASE) database: Transactions, @Inject(ORCHESTRATOR) consent: Consent) {
    this.#door = new TaskDoor(database);
    this.#starts = new AgreedStart(this.#door, consent);
  }

  /** The caller does not want it. */
  decline(caller: Caller, id: string, body: TaskReasonDto): Promise<TaskDetail> {
    return this.#hand(caller, (handing, viewer) => handing.decline(id, viewer, changeOf(body)));
  }

  /** The holder lets somebody else do it. */
  delegate(caller: Caller, id: string, { user, draft, ...body }: DelegateTaskDto): Promise<TaskDetail> {
    return this.#starts.hand(caller, id, (tx, viewer) =>
      new HandingRepository(tx).delegate(id, viewer, user, { ...changeOf(body), draft }),
    );
  }

  /** The holder gives it back. */
  giveBack(caller: Caller, id: string, body: ReturnTaskDto): Promise<TaskDetail> {
    return this.#hand(caller, (handing, viewer) => handing.giveBack(id, viewer, changeOf(body)));
  }

  /** The caller has it from now on. */
  takeOver(caller: Caller, id: string, body: TaskReasonDto): Promise<TaskDetail> {
    return this.#starts.hand(caller, id, (tx, viewer) =>
      new HandingRepository(tx).takeOver(id, viewer, changeOf(body)),
    );
  }

  /** The supervisors are asked. */
  escalate(caller: Caller, id: string, body: TaskNeedDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.assign');
    return this.#stand(caller, (standing, viewer) => standing.escalate(id, viewer, changeOf(body)));
  }

  /** Nobody works on it. */
  suspend(caller: Caller, id: string, body: TaskNeedDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.suspend');
    return this.#stand(caller, (standing, viewer) => standing.suspend(id, viewer, changeOf(body)));
  }

  /** It is worked on again. */
  resume(caller: Caller, id: string, body: TaskReasonDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.suspend');
    return this.#stand(caller, (standing, viewer) => standing.resume(id, viewer, changeOf(body)));
  }

  /** Priority and follow-up. */
  update(caller: Caller, id: string, body: UpdateTaskDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.assign');
    const { priority, followUpAt } = body;
    return this.#door.change(caller, (tx, viewer) => {
      if (followUpAt) demandAhead(followUpAt, tx.now);
      return new StandingRepository(tx).update(id, viewer, { priority, followUpAt }, changeOf(body));
    });
  }

  /** Lets somebody help who may work in the project. */
  addHelper(caller: Caller, id: string, person: string): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.assign');
    return this.#door.change(caller, async (tx, viewer) => {
      await visibleTask(tx, id, viewer);
      if (!(await isActive(tx, person))) {
        throw new AppError('user.unknown', said`unknown: ${{ unknown: person }}`, { status: 422 });
      }
      return new StandingRepository(tx).addHelper(id, viewer, person);
    });
  }

  /** Takes a helper off. */
  removeHelper(caller: Caller, id: string, person: string): Promise<TaskDetail> {
    return this.#stand(caller, (standing, viewer) => standing.removeHelper(id, viewer, person));
  }

  /** What has happened to it. */
  history(caller: Caller, id: string): Promise<TaskHistory<TaskHistoryRow>> {
    return this.#door.open(caller, async (tx, viewer) => {
      await visibleTask(tx, id, viewer);
      return { items: (await new TaskHistoryRepository(tx).of(id)).map(historyRow) };
    });
  }

  /** How the caller has laid its tasks. */
  order(caller: Caller): Promise<OwnTaskOrder> {
    return this.#door.open(caller, async (tx, { userId }) => ({
      ids: await new OwnOrderRepository(tx).list(userId),
    }));
  }

  /** Lays them anew; what the caller may not see is left out. */
  saveOrder(caller: Caller, { ids }: OwnTaskOrderDto): Promise<OwnTaskOrder> {
    return this.#door.open(caller, async (tx, viewer) => {
      const visible = await new TaskListRepository(tx).visible(ids, viewer);
      const laid = ids.filter((id) => visible.has(id));
      await new OwnOrderRepository(tx).save(viewer.userId, laid);
      return { ids: laid };
    });
  }

  #hand(caller: Caller, work: Hands): Promise<TaskDetail> {
    return this.#door.change(caller, (tx, viewer) => work(new HandingRepository(tx), viewer));
  }

  #stand(caller: Caller, work: Stands): Promise<TaskDetail> {
    return this.#door.change(caller, (tx, viewer) => work(new StandingRepository(tx), viewer));
  }
}

type Hands = (handing: HandingRepository, viewer: Viewer) => Promise<Stored>;
type Stands = (standing: StandingRepository, viewer: Viewer) => Promise<Stored>;
type Viewer = Parameters<HandingRepository['decline']>[1];
type Stored = Awaited<ReturnType<HandingRepository['decline']>>;

function changeOf({
  revision,
  reason,
  note,
}: {
  revision?: number;
  reason?: string;
  note?: string;
}): TaskChange {
  return { version: revision, reason: reason ?? note };
}

function demandAhead(at: Date, now: Date): void {
  const aheadMs = at.getTime() - now.getTime();
  if (aheadMs > 0 && aheadMs <= yearMs) return;
  throw new AppError('task.follow-up', said`A task is put off until a moment of the next year`, {
    status: 422,
  });
}

function historyRow({ at, what, by, byName, toName, fromName, ...row }: TaskHappening): TaskHistoryRow {
  const { reason, details } = row;
  const told = isObject(details) ? details : {};
  const more = { ...told, ...(reason === null ? {} : { reason }) };
  return {
    at: at.toISOString(),
    what,
    ...present({
      by: by === null ? undefined : { id: by, name: byName ?? by },
      to: referred(told['to'], toName),
      from: referred(told['from'], fromName),
      details: Object.keys(more).length === 0 ? undefined : more,
    }),
  };
}

function referred(id: unknown, name: string | null): PersonReference | undefined {
  return typeof id === 'string' && name !== null ? { id, name } : undefined;
}
