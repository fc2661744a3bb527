import { Inject, Injectable } from '@nestjs/common';
import { AppError, type EarlyAnswerRow, type EarlyAnswers, type EarlyForm } from '@fermata/contracts';
import { said, type JsonValue } from '@fermata/model';
import { EarlyAnswerRepository, type TaskViewer, type Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { present } from '../http/page.dto.ts';
import { askSources } from '../lookups/lookups.service.ts';
import { DATABASE } from '../runtime/providers.ts';
import { inData, outputOf, userOf, verdictOn } from '../tasks/answer.ts';
import { fileProblems } from '../tasks/file-problems.ts';
import { TaskDoor, type Transactions } from '../tasks/task-door.ts';
import { earlyAnswerRow } from './early-answer.answer.ts';
import type { EarlyAnswerDto } from './early-answer.dto.ts';
import { earlyStep, isNamed, knownInstance, type EarlyStep } from './early-step.ts';

/** Answers to steps whose tasks are not there yet (pre-do); given in as soon as they are. */
@Injectable()
export class EarlyAnswersService {
  readonly #door: TaskDoor;

  constructor(@Inject(DATABASE) database: Transactions) {
    this.#door = new TaskDoor(database);
  }

  /** Judges the answer by the step's form and keeps it. What the form will show is not known yet: it is empty. */
  give(caller: Caller, instanceId: string, body: EarlyAnswerDto): Promise<EarlyAnswerRow> {
    return this.#door.open(caller, async (tx, viewer) => {
      const step = await earlyStep(tx, instanceId, body.stepId);
      demandNamed(step, viewer);
      const output = await this.#judge(tx, step, body, caller);
      const outcome = body.outcome ?? null;
      const gift = { instanceId, stepId: body.stepId, form: step.form, output, outcome };
      return earlyAnswerRow(await new EarlyAnswerRepository(tx).keep(gift, viewer.userId), viewer);
    });
  }

  /** The form of a step whose task is not there yet, for whom it will be offered to. What it will show is not known: it is empty. */
  form(caller: Caller, instanceId: string, stepId: string): Promise<EarlyForm> {
    return this.#door.open(caller, async (tx, viewer) => {
      const step = await earlyStep(tx, instanceId, stepId);
      demandNamed(step, viewer);
      const { plan, shown, version } = await this.#door.forms.of(tx, step);
      const more = present({ reference: shown?.reference, definition: shown?.body, version });
      return {
        schema: plan.schema as JsonValue,
        outcomes: step.outcomes,
        user: userOf(caller.subject),
        ...more,
      };
    });
  }

  /** What waits in the instance. */
  list(caller: Caller, instanceId: string): Promise<EarlyAnswers> {
    return this.#door.open(caller, async (tx, viewer) => {
      await knownInstance(tx, instanceId);
      const kept = await new EarlyAnswerRepository(tx).list(instanceId);
      return { items: kept.map((early) => earlyAnswerRow(early, viewer)) };
    });
  }

  /** Takes one back: one's own, or anybody's by who may reassign every task. */
  takeBack(caller: Caller, instanceId: string, stepId: string): Promise<void> {
    return this.#door.open(caller, async (tx, viewer) => {
      await knownInstance(tx, instanceId);
      const person = viewer.reassignsAll ? null : viewer.userId;
      await new EarlyAnswerRepository(tx).takeBack(instanceId, stepId, person);
    });
  }

  async #judge(tx: Transaction, step: EarlyStep, body: EarlyAnswerDto, { subject }: Caller) {
    const form = await this.#door.forms.of(tx, step);
    const verdict = verdictOn({ data: {}, outcomes: step.outcomes }, form, body, { subject, now: tx.now });
    const found = inData([
      ...(await askSources(tx, verdict.questions.slice(0, mostQuestions))),
      ...(await fileProblems(tx, { person: subject.userId }, form.plan, verdict.answer)),
    ]);
    return outputOf({ ...verdict, problems: [...verdict.problems, ...found] }, body.outcome);
  }
}

/** Most questions that one answer may put to sources. */
const mostQuestions = 200;

function demandNamed(step: EarlyStep, viewer: TaskViewer): void {
  if (isNamed(step, viewer)) return;
  throw new AppError('task.forbidden', said`this task will not be offered to you`, { status: 403 });
}
