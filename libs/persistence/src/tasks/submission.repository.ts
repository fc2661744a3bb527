import { AppError, type Verdict } from '@fermata/contracts';
import { canonicalJson, isObject, said, type JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import { prepared } from '../database/prepared.ts';
import type { Transaction } from '../database/transaction.ts';
import { SampleRepository } from '../desk/sample.repository.ts';
import { tellOfDeed } from '../notices/tell-of-deed.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { gatherCase } from './distribution/distribute.ts';
import { demandMayAnswer, lockAnswers, mayAnswer } from './separation.ts';
import { refusal, unknownTask } from './task-failures.ts';
import { offeredTo, taskColumns, type TaskDetail, type TaskViewer } from './task-rows.ts';
import { TaskRepository } from './task.repository.ts';
import { declinedBy } from './verbs/people-of-task.ts';
import { taskToAnswer } from './verbs/seen-task.ts';

/** A person's answer. The output has been checked against the task's schema. */
export interface SubmitCommand {
  readonly taskId: string;
  /** The version the answer was made on; absent = any. */
  readonly version?: number;
  /** Chosen by the client; the same one again gives the same answer. */
  readonly submissionId: string;
  readonly output: JsonValue;
}

interface AnsweredTask extends TaskDetail {
  /** Whether who takes one task of its instance gets the others too. */
  readonly isOfCase: boolean;
}

/** Answers to manual tasks: bids, until the workflow has judged them. */
export class SubmissionRepository {
  readonly #tx: Transaction;
  readonly #tasks: TaskRepository;
  /** Whose answers are locked already, by a look at which task. */
  #looked: { readonly taskId: string; readonly person: string } | undefined;

  constructor(tx: Transaction) {
    this.#tx = tx;
    this.#tasks = new TaskRepository(tx);
  }

  /**
   * The task that the viewer is about to answer, or undefined where it may not be seen. Whoever looks before
   * {@link submit} spares it a trip to the database.
   */
  async look(taskId: string, viewer: TaskViewer): Promise<TaskDetail | undefined> {
    const task = await taskToAnswer(this.#tx, taskId, viewer);
    if (task !== undefined) this.#looked = { taskId, person: viewer.userId };
    return task;
  }

  /**
   * Submits the answer of the holder, or of anybody the open offer lets complete it, and sends it by the outbox. One of
   * many wins; the others get `task.taken` (409) with the winner's name and time.
   */
  async submit(command: SubmitCommand, viewer: TaskViewer): Promise<TaskDetail> {
    await this.#lock(command.taskId, viewer.userId);
    const won = await this.#compareAndSet(command, viewer);
    return won ? this.#send(won, command, viewer.userId) : this.#lost(command, viewer);
  }

  async #lock(taskId: string, person: string): Promise<void> {
    if (this.#looked?.taskId === taskId && this.#looked.person === person) return;
    await lockAnswers(this.#tx, taskId, person);
  }

  /** The same answer as before, or why there can be none. */
  async #lost(command: SubmitCommand, viewer: TaskViewer): Promise<TaskDetail> {
    const task = await this.#tasks.get(command.taskId, viewer);
    if (!task) throw unknownTask(command.taskId);
    if (task.submissionId === command.submissionId && task.submittedBy === viewer.userId) {
      if (canonicalJson(task.output) === canonicalJson(command.output)) return task;
      throw new AppError('idempotency.mismatch', said`this submission id was used with other content`, {
        status: 422,
      });
    }
    if (task.status === 'offered' || task.status === 'claimed') {
      await demandMayAnswer(this.#tx, task.id, viewer.userId);
    }
    throw refusal(task, viewer.userId, command.version);
  }

  /**
   * Notes the workflow's verdict: `completed`, or closed as superseded with its reason; refused only because the lock was
   * taken, the task is offered again. Said twice, or too late, it changes nothing. Gives the task as it is afterwards.
   */
  async settle(taskId: string, submissionId: string, verdict: Verdict): Promise<TaskDetail | undefined> {
    if (!verdict.accepted && verdict.reason === 'lock.taken') return this.#giveBack(taskId, submissionId);
    const status = verdict.accepted ? 'completed' : verdict.reason === 'timeout' ? 'expired' : 'withdrawn';
    const reason = verdict.accepted ? null : verdict.reason;
    const changed = await this.#tx.run(
      prepared(`UPDATE task SET status = $4, close_reason = $5, closed_at = $6, version = version + 1
       WHERE project_id = $1 AND id = $2 AND submission_id = $3 AND status = 'submitted'`),
      [this.#tx.projectId, taskId, submissionId, status, reason, this.#tx.now],
    );
    const task = await this.#row(taskId);
    // Where the report of its visit came first, all that follows has been done with it.
    if (changed === 0 || task === undefined) return task;
    if (verdict.accepted) await new SampleRepository(this.#tx).draw([taskId]);
    return this.#record(task, verdict.accepted ? 'completed' : 'superseded', { reason });
  }

  /** The instance still waits for an answer: the lock is somebody else's now. What was written stays as the draft. */
  async #giveBack(taskId: string, submissionId: string): Promise<TaskDetail | undefined> {
    const changed = await this.#tx.run(
      `UPDATE task SET status = 'offered', assignee = NULL, claimed_at = NULL, version = version + 1,
         draft = output, draft_by = submitted_by, draft_at = $4, draft_revision = draft_revision + 1,
         submission_id = NULL, submitted_by = NULL, submitted_at = NULL, output = NULL, outcome = NULL
       WHERE project_id = $1 AND id = $2 AND submission_id = $3 AND status = 'submitted'`,
      [this.#tx.projectId, taskId, submissionId, this.#tx.now],
    );
    const task = await this.#row(taskId);
    if (changed === 1 && task) await this.#record(task, 'released', { reason: 'lock.taken' });
    return task;
  }

  #row(taskId: string): Promise<TaskDetail | undefined> {
    return this.#tx.row<TaskDetail>(
      prepared(`SELECT ${taskColumns} FROM task t WHERE t.project_id = $1 AND t.id = $2`),
      [this.#tx.projectId, taskId],
    );
  }

  /** The task as it is then, for the one who wins. */
  #compareAndSet(command: SubmitCommand, viewer: TaskViewer): Promise<AnsweredTask | undefined> {
    const place = [this.#tx.projectId, command.taskId, viewer.userId, command.version ?? null];
    const answer = [command.submissionId, jsonParameter(command.output), outcomeOf(command.output)];
    return this.#tx.row<AnsweredTask>(
      prepared(`UPDATE task t SET status = 'submitted', assignee = $3, claimed_at = COALESCE(t.claimed_at, $8),
         submission_id = $5, submitted_by = $3, submitted_at = $8, output = $6, outcome = $7, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND ($4::int IS NULL OR t.version = $4) AND ${mayAnswer('$3')}
         AND t.suspended_at IS NULL
         AND ((t.status = 'claimed' AND t.assignee = $3)
           OR (t.status = 'offered' AND NOT ${declinedBy('$3')} AND ${offeredTo('$10', '$9')}))
       RETURNING ${taskColumns}, COALESCE(t.assign ->> 'case' = 'true', false) AS "isOfCase"`),
      [...place, ...answer, this.#tx.now, viewer.complete, viewer.users],
    );
  }

  async #send(answered: AnsweredTask, command: SubmitCommand, by: string): Promise<TaskDetail> {
    const { isOfCase, ...task } = answered;
    const { submissionId, output } = command;
    await new OutboxRepository(this.#tx).add({
      kind: 'submit',
      key: `submit/${task.id}/${submissionId}`,
      lane: task.instanceId,
      payload: {
        instanceId: task.instanceId,
        taskId: task.id,
        submission: { submissionId, work: task.work, output, by },
      },
    });
    if (isOfCase) await gatherCase(this.#tx, task.id, by);
    return this.#record(task, 'submitted', { submissionId, outcome: task.outcome });
  }

  async #record(task: TaskDetail, what: string, details: JsonValue): Promise<TaskDetail> {
    this.#tx.audit({ verb: `task.${what}`, objectType: 'task', objectId: task.id, details });
    this.#tx.change({ noun: 'task', objectId: task.id, what, details: { instanceId: task.instanceId } });
    await tellOfDeed(this.#tx, task.id, { what, details });
    return task;
  }
}

function outcomeOf(output: JsonValue): string | null {
  const outcome = isObject(output) ? output['outcome'] : undefined;
  return typeof outcome === 'string' ? outcome : null;
}
