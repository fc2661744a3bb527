import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Page, type TaskDetail, type TaskSummary } from '@fermata/contracts';
import type { Orchestrator } from '@fermata/orchestration';
import {
  Database,
  SubmissionRepository,
  TaskListRepository,
  TaskRepository,
  type TaskDetail as StoredTask,
  type TaskFilter,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE, ORCHESTRATOR } from '../runtime/providers.ts';
import { outputOf } from './answer.ts';
import { FormPlans } from './form-plans.ts';
import { askAbout, type Asked } from './claim-consent.ts';
import { judgeTask } from './judge-task.ts';
import { detailAnswer, summaryAnswer } from './task.answer.ts';
import type { AssignTaskDto, CompleteTaskDto, ListTasksQuery, SaveTaskDraftDto } from './task.dto.ts';

type Move = (tasks: TaskRepository, viewer: TaskViewer, tx: Transaction) => Promise<StoredTask>;

/** People's work over the task rows; the workflow stays the arbiter of every answer. */
@Injectable()
export class TasksService {
  readonly #database: Database;
  readonly #orchestrator: Pick<Orchestrator, 'claim'>;
  readonly #forms = new FormPlans();

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ORCHESTRATOR) orchestrator: Pick<Orchestrator, 'claim'>,
  ) {
    this.#database = database;
    this.#orchestrator = orchestrator;
  }

  /** The inbox of the caller. */
  list(caller: Caller, query: ListTasksQuery): Promise<Page<TaskSummary>> {
    return this.#database.inProject(
      caller.projectId,
      async (tx) => {
        const viewer = await viewerOf(tx, caller.subject);
        const page = await new TaskListRepository(tx).list(filterOf(query), viewer, pageRequestOf(query));
        return { ...page, items: page.items.map(summaryAnswer) };
      },
      caller.acting,
    );
  }

  /** One task that the caller may see. */
  get(caller: Caller, id: string): Promise<TaskDetail> {
    return this.#move(caller, (tasks, viewer) => visible(tasks, id, viewer));
  }

  /**
   * Takes the task. Where its start means something to the instance, the instance is asked, outside of the transaction;
   * if it refuses, or cannot be asked, the task is given back and the claim fails.
   */
  async claim(caller: Caller, id: string, revision?: number): Promise<TaskDetail> {
    let asked: Asked | undefined;
    const claimed = await this.#move(caller, async (tasks, viewer, tx) => {
      const task = await tasks.claim(id, viewer, revision);
      asked = await askAbout(tx, task, viewer.userId);
      return task;
    });
    if (asked !== undefined) await this.#agree(caller, id, asked);
    return claimed;
  }

  async #agree(caller: Caller, id: string, { instanceId, claim }: Asked): Promise<void> {
    const give = (): Promise<unknown> => this.release(caller, id).catch(() => undefined);
    const verdict = await this.#orchestrator.claim(instanceId, claim).catch(async (error: unknown) => {
      await give();
      throw error;
    });
    if (verdict.accepted) return;
    await give();
    throw new AppError(verdict.reason, said`The instance does not let this task be started now`, {
      status: 409,
    });
  }

  /** Gives the task back. */
  release(caller: Caller, id: string, revision?: number): Promise<TaskDetail> {
    return this.#move(caller, (tasks, viewer) => tasks.release(id, viewer, revision));
  }

  /** Hands the task to somebody else. */
  assign(caller: Caller, id: string, body: AssignTaskDto): Promise<TaskDetail> {
    return this.#move(caller, (tasks, viewer) => tasks.assign(id, viewer, body.user, body.revision));
  }

  /** Keeps a draft of the answer. */
  saveDraft(caller: Caller, id: string, { data, revision }: SaveTaskDraftDto): Promise<TaskDetail> {
    return this.#move(caller, (tasks, viewer) => tasks.saveDraft(id, viewer, data, revision));
  }

  /** Submits an answer that fits the task's schema and outcomes; the same submission id again gives the same answer. */
  complete(caller: Caller, id: string, body: CompleteTaskDto): Promise<TaskDetail> {
    const submit = async (tx: Transaction): Promise<TaskDetail> => {
      const viewer = await viewerOf(tx, caller.subject);
      const task = await visible(new TaskRepository(tx), id, viewer);
      const form = await this.#forms.of(tx, task);
      const verdict = await judgeTask(tx, { task, form }, body, caller);
      const output = outputOf(verdict, body.outcome);
      const command = {
        taskId: id,
        submissionId: body.submissionId,
        output,
        ...present({ version: body.revision }),
      };
      const submitted = await new SubmissionRepository(tx).submit(command, viewer);
      return detailAnswer(submitted, form);
    };
    return this.#database.inProject(caller.projectId, submit, caller.acting);
  }

  #move(caller: Caller, move: Move): Promise<TaskDetail> {
    const work = async (tx: Transaction): Promise<TaskDetail> => {
      const task = await move(new TaskRepository(tx), await viewerOf(tx, caller.subject), tx);
      return detailAnswer(task, await this.#forms.of(tx, task));
    };
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

async function visible(tasks: TaskRepository, id: string, viewer: TaskViewer): Promise<StoredTask> {
  const task = await tasks.get(id, viewer);
  if (task === undefined)
    throw new AppError('task.unknown', said`There is no task "${{ id }}"`, { status: 404 });
  return task;
}

function filterOf(query: ListTasksQuery): TaskFilter {
  const { definition, instanceId, dueBefore, priority, order } = query;
  const scope = query.view === 'open' || query.view === undefined ? ('groups' as const) : query.view;
  const status = query.status === undefined ? undefined : [query.status];
  return present({ scope, status, definition, instanceId, dueBefore, priority, order });
}
