import { Inject, Injectable } from '@nestjs/common';
import { AppError, type NextTask, type NextTaskRequest } from '@fermata/contracts';
import { said } from '@fermata/model';
import {
  NextTaskRepository,
  TaskRepository,
  type TaskDetail,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { visibleTask } from '../access/visible-task.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { TaskDoor, type Transactions } from '../tasks/task-door.ts';
import { TasksService } from '../tasks/tasks.service.ts';

/** How many tasks are tried that turn out not to be for the caller. */
const mostTries = 20;

/** The next task opens by itself: piled (the same step) and chained (the same instance) execution. */
@Injectable()
export class NextTaskService {
  readonly #door: TaskDoor;
  readonly #tasks: TasksService;

  constructor(@Inject(DATABASE) database: Transactions, tasks: TasksService) {
    this.#door = new TaskDoor(database);
    this.#tasks = tasks;
  }

  /** Finds it and, if wished, takes it. Callers at the same time get different ones. */
  async next(caller: Caller, request: NextTaskRequest): Promise<NextTask> {
    if (request.mode !== 'list' && request.after === undefined) throw afterMissing(request.mode);
    const find = (tx: Transaction, viewer: TaskViewer) => found(tx, viewer, request);
    if (request.claim === true) return present({ task: await this.#tasks.take(caller, find) }) as NextTask;
    return this.#door.open(caller, async (tx, viewer) => {
      const task = await find(tx, viewer);
      return task === undefined ? {} : { task: await this.#door.answer(tx, task, { caller, viewer }) };
    });
  }
}

async function found(
  tx: Transaction,
  viewer: TaskViewer,
  { mode, after, claim }: NextTaskRequest,
): Promise<TaskDetail | undefined> {
  const finished = after === undefined ? undefined : await visibleTask(tx, after, viewer);
  const tasks = new TaskRepository(tx);
  const tried: string[] = [];
  while (tried.length < mostTries) {
    const id = await new NextTaskRepository(tx).find({ mode, after: finished, not: tried }, viewer);
    if (id === undefined) return undefined;
    const task = await (claim === true ? tasks.claim(id, viewer) : tasks.get(id, viewer)).catch(passOver);
    if (task !== undefined) return task;
    tried.push(id);
  }
  return undefined;
}

/** What is refused to the caller was not the next one. */
function passOver(failure: unknown): undefined {
  if (failure instanceof AppError && !failure.retryable) return undefined;
  throw failure;
}

function afterMissing(mode: string): AppError {
  return new AppError('task.next-incomplete', said`${{ mode }} needs the task that was just finished`, {
    status: 422,
  });
}
