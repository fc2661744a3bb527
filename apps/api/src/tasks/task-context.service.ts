import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type StepToCome, type TaskContext } from '@fermata/contracts';
import type { Plan } from '@fermata/interpreter';
import {
  Database,
  EarlyAnswerRepository,
  TaskContextRepository,
  TaskRepository,
  VersionRepository,
  type TaskDetail,
  type TaskInstance,
  type TaskViewer,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { viewerOf } from '../access/viewer.ts';
import { earlyAnswerRow } from '../early-answers/early-answer.answer.ts';
import { stepsToCome } from '../early-answers/early-step.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { nextSteps } from './next-steps.ts';
import { contextInstance, summaryAnswer } from './task.answer.ts';
import { factsOf } from './task-facts.ts';

/** What stands beside one task. Who may see the task may see its facts, and no outputs of visits. */
@Injectable()
export class TaskContextService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** What one wants to know beside the form, or `task.unknown` (404). */
  context(caller: Caller, id: string): Promise<TaskContext> {
    const work = async (tx: Transaction): Promise<TaskContext> => {
      const viewer = await viewerOf(tx, caller.subject);
      const task = await new TaskRepository(tx).get(id, viewer);
      if (task === undefined)
        throw new AppError('task.unknown', said`There is no task "${{ id }}"`, { status: 404 });
      const around = new TaskContextRepository(tx);
      const instance = await around.instance(task);
      const plan = await planOf(tx, instance);
      const isRound = plan?.steps[task.stepId]?.forEach !== undefined;
      return {
        instance: contextInstance(instance),
        facts: factsOf(task.data, instance.input),
        earlier: (await around.earlier(task, viewer)).map(summaryAnswer),
        related: (await around.related(task, viewer)).map(summaryAnswer),
        ...present({ round: isRound ? await around.round(task) : undefined }),
        next: plan === undefined ? [] : nextSteps(plan, task.stepId, task.outcomes),
        early: plan === undefined || task.closedAt !== null ? [] : await toCome(tx, { plan, task, viewer }),
      };
    };
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

interface Coming {
  readonly plan: Plan;
  readonly task: TaskDetail;
  readonly viewer: TaskViewer;
}

/** What may be answered early, with what waits already. */
async function toCome(tx: Transaction, { plan, task, viewer }: Coming): Promise<readonly StepToCome[]> {
  const steps = stepsToCome(plan, task.stepId, viewer);
  if (steps.length === 0) return [];
  const given = await new EarlyAnswerRepository(tx).list(task.instanceId);
  return steps.map((step) => {
    const answer = given.find(({ stepId }) => stepId === step.stepId);
    return answer === undefined ? step : { ...step, answer: earlyAnswerRow(answer, viewer) };
  });
}

async function planOf(tx: Transaction, instance: TaskInstance): Promise<Plan | undefined> {
  const plan = await new VersionRepository(tx).planOf(instance);
  return plan as unknown as Plan | undefined;
}
