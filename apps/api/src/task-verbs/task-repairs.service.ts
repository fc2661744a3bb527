import { Inject, Injectable } from '@nestjs/common';
import { AppError, type TaskRepair } from '@fermata/contracts';
import { said } from '@fermata/model';
import type { TaskDetail } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { visibleTask } from '../access/visible-task.ts';
import type { Repeatable } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import type { VerbTargetDto } from '../operations/operation.dto.ts';
import { OperationsService } from '../operations/operations.service.ts';
import { DATABASE } from '../runtime/providers.ts';
import { TaskDoor, type Transactions } from '../tasks/task-door.ts';
import type { SkipTaskDto, TaskNeedDto } from './task-verb.dto.ts';

/** A request about one task, which may come again. */
export interface RepairRequest {
  readonly id: string;
  readonly once: Repeatable;
}

/** Done without doing, and done again: operators' verbs of the task's instance. */
@Injectable()
export class TaskRepairsService {
  readonly #door: TaskDoor;
  readonly #operations: OperationsService;

  constructor(@Inject(DATABASE) database: Transactions, operations: OperationsService) {
    this.#door = new TaskDoor(database);
    this.#operations = operations;
  }

  /** The step counts as done with `output`; the task is taken back. Only of an open task. */
  async skip(caller: Caller, { id, once }: RepairRequest, body: SkipTaskDto): Promise<TaskRepair> {
    const task = await this.#task(caller, id, body);
    if (task.closedAt !== null) throw closed(task);
    const { reason, output } = body;
    return this.#ask(
      caller,
      { task, once },
      { verb: 'skip', reason, visit: task.work, ...present({ output }) },
    );
  }

  /** The step begins again, with a new task; what came after it is taken back. */
  async redo(caller: Caller, { id, once }: RepairRequest, body: TaskNeedDto): Promise<TaskRepair> {
    const task = await this.#task(caller, id, body);
    return this.#ask(caller, { task, once }, { verb: 'rerun', reason: body.reason, step: task.stepId });
  }

  async #ask(
    caller: Caller,
    { task, once }: { readonly task: TaskDetail; readonly once: Repeatable },
    verb: VerbTargetDto,
  ): Promise<TaskRepair> {
    const { accepted, reason } = await this.#operations.preview(caller, task.instanceId, verb);
    if (!accepted) return { accepted, ...present({ reason }) };
    return { accepted, operation: await this.#operations.ask(caller, task.instanceId, verb, once) };
  }

  #task(caller: Caller, id: string, { revision }: TaskNeedDto): Promise<TaskDetail> {
    return this.#door.open(caller, async (tx, viewer) => {
      const task = await visibleTask(tx, id, viewer);
      if (revision === undefined || revision === task.version) return task;
      const details = { version: task.version };
      throw new AppError('task.changed', said`this task was changed meanwhile`, { status: 409, details });
    });
  }
}

function closed({ status }: TaskDetail): AppError {
  return new AppError('task.closed', said`this task is ${{ status }}`, { status: 409, details: { status } });
}
