import { AppError, type Verdict } from '@fermata/contracts';
import { canonicalJson, isObject, said, type JsonValue } from '@fermata/model';
import { jsonParameter } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import { OutboxRepository } from '../outbox/outbox.repository.ts';
import { refusal, unknownTask } from './task-failures.ts';
import { offeredTo, taskColumns, type TaskDetail, type TaskViewer } from './task-rows.ts';
import { TaskRepository } from './task.repository.ts';

/** A person's answer. The output has been checked against the task's schema. */
export interface SubmitCommand {
  readonly taskId: string;
  /** The version the answer was made on; absent = any. */
  readonly version?: number;
  /** Chosen by the client; the same one again gives the same answer. */
  readonly submissionId: string;
  readonly output: JsonValue;
}

/** Answers to manual tasks: bids, until the workflow has judged them. */
export class SubmissionRepository {
  readonly #tx: Transaction;
  readonly #tasks: TaskRepository;

  constructor(tx: Transaction) {
    this.#tx = tx;
    this.#tasks = new TaskRepository(tx);
  }

  /**
   * Submits the answer of the holder, or of anybody the open offer lets complete it, and sends it by the outbox. One of
   * many wins; the others get `task.taken` (409) with the winner's name and time.
   */
  async submit(command: SubmitCommand, viewer: TaskViewer): Promise<TaskDetail> {
    const won = await this.#compareAndSet(command, viewer);
    const task = await this.#tasks.get(command.taskId, viewer);
    if (!task) throw unknownTask(command.taskId);
    if (won) return this.#send(task, command, viewer.userId);
    if (task.submissionId === command.submissionId && task.submittedBy === viewer.userId) {
      if (canonicalJson(task.output) === canonicalJson(command.output)) return task;
      throw new AppError('idempotency.mismatch', said`this submission id was used with other content`, {
        status: 422,
      });
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
      `UPDATE task SET status = $4, close_reason = $5, closed_at = $6, version = version + 1
       WHERE project_id = $1 AND id = $2 AND submission_id = $3 AND status = 'submitted'`,
      [this.#tx.projectId, taskId, submissionId, status, reason, this.#tx.now],
    );
    const task = await this.#row(taskId);
    if (changed === 1 && task) this.#record(task, verdict.accepted ? 'completed' : 'superseded', { reason });
    return task;
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
    if (changed === 1 && task) this.#record(task, 'released', { reason: 'lock.taken' });
    return task;
  }

  #row(taskId: string): Promise<TaskDetail | undefined> {
    return this.#tx.row<TaskDetail>(
      `SELECT ${taskColumns} FROM task t WHERE t.project_id = $1 AND t.id = $2`,
      [this.#tx.projectId, taskId],
    );
  }

  async #compareAndSet(command: SubmitCommand, viewer: TaskViewer): Promise<boolean> {
    const place = [this.#tx.projectId, command.taskId, viewer.userId, command.version ?? null];
    const answer = [command.submissionId, jsonParameter(command.output), outcomeOf(command.output)];
    const changed = await this.#tx.run(
      `UPDATE task t SET status = 'submitted', assignee = $3, claimed_at = COALESCE(t.claimed_at, $8),
         submission_id = $5, submitted_by = $3, submitted_at = $8, output = $6, outcome = $7, version = t.version + 1
       WHERE t.project_id = $1 AND t.id = $2 AND ($4::int IS NULL OR t.version = $4) AND NOT $3 = ANY (t.not_users)
         AND ((t.status = 'claimed' AND t.assignee = $3)
           OR (t.status = 'offered' AND ${offeredTo('$3', '$9')}))`,
      [...place, ...answer, this.#tx.now, viewer.complete],
    );
    return changed === 1;
  }

  async #send(task: TaskDetail, command: SubmitCommand, by: string): Promise<TaskDetail> {
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
    return this.#record(task, 'submitted', { submissionId, outcome: task.outcome });
  }

  #record(task: TaskDetail, what: string, details: JsonValue): TaskDetail {
    this.#tx.audit({ verb: `task.${what}`, objectType: 'task', objectId: task.id, details });
    this.#tx.change({ noun: 'task', objectId: task.id, what, details: { instanceId: task.instanceId } });
    return task;
  }
}

function outcomeOf(output: JsonValue): string | null {
  const outcome = isObject(output) ? output['outcome'] : undefined;
  return typeof outcome === 'string' ? outcome : null;
}
