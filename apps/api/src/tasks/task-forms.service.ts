import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type TaskCheck, type TaskForm } from '@fermata/contracts';
import {
  Database,
  SightRepository,
  TaskRepository,
  type Sight,
  type TaskDetail,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { userOf, type GivenAnswer } from './answer.ts';
import { FormPlans, type PinnedForm } from './form-plans.ts';
import { judgeTask } from './judge-task.ts';
import { draftAnswer } from './task.answer.ts';

/** The forms of tasks: what a person sees, what it would say to an answer, and years later what was seen. */
@Injectable()
export class TaskFormsService {
  readonly #database: Database;
  readonly #forms = new FormPlans();

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The form of a task with all that is shown in it. That its holder sees it now is noted. */
  form(caller: Caller, id: string): Promise<TaskForm> {
    return this.#of(caller, id, async (tx, task) => {
      const sights = new SightRepository(tx);
      const isHeld = task.status === 'claimed' && task.assignee === caller.subject.userId;
      if (isHeld) await sights.note(id, task.assignee);
      return formAnswer(task, await this.#forms.of(tx, task), await sights.of(id), caller);
    });
  }

  /** What completing the task with this answer would say; nothing is kept. */
  check(caller: Caller, id: string, given: GivenAnswer): Promise<TaskCheck> {
    return this.#of(caller, id, async (tx, task) => {
      const form = await this.#forms.of(tx, task);
      const { problems } = await judgeTask(tx, { task, form }, given, caller);
      return { problems };
    });
  }

  #of<T>(caller: Caller, id: string, work: (tx: Transaction, task: TaskDetail) => Promise<T>): Promise<T> {
    const whole = async (tx: Transaction): Promise<T> => {
      const task = await new TaskRepository(tx).get(id, await viewerOf(tx, caller.subject));
      if (task === undefined)
        throw new AppError('task.unknown', said`There is no task "${{ id }}"`, { status: 404 });
      return work(tx, task);
    };
    return this.#database.inProject(caller.projectId, whole, caller.acting);
  }
}

function formAnswer(
  task: TaskDetail,
  { plan, shown, version }: PinnedForm,
  sights: readonly Sight[],
  { subject }: Caller,
): TaskForm {
  return {
    schema: plan.schema,
    outcomes: task.outcomes,
    input: task.data,
    seenAt: sights.map(sightAnswer),
    user: userOf(subject),
    ...present({
      reference: shown?.reference,
      definition: shown?.body,
      version,
      answer: task.output,
      outcome: task.outcome,
      answeredBy: task.submittedBy,
      answeredAt: task.submittedAt?.toISOString(),
      draft: draftAnswer(task),
    }),
  } as TaskForm;
}

function sightAnswer({ person, personName, firstAt, lastAt }: Sight): TaskForm['seenAt'][number] {
  return {
    person: { id: person, name: personName ?? person },
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
  };
}
