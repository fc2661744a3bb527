import { Inject, Injectable } from '@nestjs/common';
import type { TaskDetail } from '@fermata/contracts';
import { SubmissionRepository, TaskRepository, type TaskDetail as StoredTask } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { unseenTask, visibleTask } from '../access/visible-task.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE, ORCHESTRATOR } from '../runtime/providers.ts';
import { AgreedStart, type Consent } from './agreed-start.ts';
import { outputOf } from './answer.ts';
import { judgeTask } from './judge-task.ts';
import { demandAny, TaskDoor, type TaskWork, type Transactions } from './task-door.ts';
import type { AssignTaskDto, CompleteTaskDto, ReleaseTaskDto, SaveTaskDraftDto } from './task.dto.ts';

/** People's work over the task rows; the workflow stays the arbiter of every answer. */
@Injectable()
export class TasksService {
  readonly #door: TaskDoor;
  readonly #starts: AgreedStart;

  constructor(@Inject(DATABASE) database: Transactions, @Inject(ORCHESTRATOR) consent: Consent) {
    this.#door = new TaskDoor(database);
    this.#starts = new AgreedStart(this.#door, consent);
  }

  /** One task that the caller may see. */
  get(caller: Caller, id: string): Promise<TaskDetail> {
    return this.#door.change(caller, (tx, viewer) => visibleTask(tx, id, viewer));
  }

  /** Takes the task, as {@link take} does. */
  async claim(caller: Caller, id: string, revision?: number): Promise<TaskDetail> {
    const claimed = await this.take(caller, (tx, viewer) =>
      new TaskRepository(tx).claim(id, viewer, revision),
    );
    return claimed as TaskDetail;
  }

  /** Takes the task that `claim` takes, if any, as {@link AgreedStart.take} does. */
  take(caller: Caller, claim: TaskWork<StoredTask | undefined>): Promise<TaskDetail | undefined> {
    return this.#starts.take(caller, claim);
  }

  /** Gives the task back. */
  release(caller: Caller, id: string, { revision, draft }: ReleaseTaskDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.assign');
    return this.#door.change(caller, (tx, viewer) =>
      new TaskRepository(tx).release(id, viewer, { version: revision, draft }),
    );
  }

  /** Hands the task to somebody else. */
  assign(caller: Caller, id: string, { user, revision, draft }: AssignTaskDto): Promise<TaskDetail> {
    demandAny(caller, 'task.claim', 'task.assign');
    return this.#starts.hand(caller, id, (tx, viewer) =>
      new TaskRepository(tx).assign(id, viewer, user, { version: revision, draft }),
    );
  }

  /** Keeps a draft of the answer. */
  saveDraft(caller: Caller, id: string, { data, revision }: SaveTaskDraftDto): Promise<TaskDetail> {
    return this.#door.change(caller, (tx, viewer) =>
      new TaskRepository(tx).saveDraft(id, viewer, data, revision),
    );
  }

  /** Submits an answer that fits the task's schema and outcomes; the same submission id again gives the same answer. */
  complete(caller: Caller, id: string, body: CompleteTaskDto): Promise<TaskDetail> {
    return this.#door.change(caller, async (tx, viewer) => {
      const submissions = new SubmissionRepository(tx);
      const task = (await submissions.look(id, viewer)) ?? unseenTask(id);
      const form = await this.#door.forms.of(tx, task);
      const verdict = await judgeTask(tx, { task, form }, body, caller);
      const output = outputOf(verdict, body.outcome);
      const command = {
        taskId: id,
        submissionId: body.submissionId,
        output,
        ...present({ version: body.revision }),
      };
      return submissions.submit(command, viewer);
    });
  }
}
