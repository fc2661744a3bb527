import { AppError } from '@fermata/contracts';
import { isObject, type JsonValue } from '@fermata/model';
import { hashOf, jsonParameter } from '../../database/json.ts';
import type { Transaction } from '../../database/transaction.ts';
import { FileRepository } from '../../forms/file.repository.ts';
import { GroupRepository } from '../../people/group.repository.ts';
import { SubmissionRepository } from '../submission.repository.ts';
import type { TaskDetail } from '../task-rows.ts';
import { EarlyAnswerRepository, type EarlyAnswer } from './early-answer.repository.ts';
import { mayHold } from './may-hold.ts';
import { noteDeed, wholeTask } from './task-move.ts';

/**
 * Gives in what was answered early for the step of a task that has just been opened, if its person may answer it now:
 * offered to it, not kept apart from it, with the same form. Otherwise the answer stays as the draft. Its files belong to
 * the task from then on.
 */
export async function giveInEarly(
  tx: Transaction,
  taskId: string,
  { instanceId, stepId }: { readonly instanceId: string; readonly stepId: string },
): Promise<void> {
  const early = await new EarlyAnswerRepository(tx).take(instanceId, stepId);
  if (early === undefined) return;
  await new FileRepository(tx).adopt(taskId, early.person, fileIdsIn(early.output));
  const task = await wholeTask(tx, taskId);
  const isGiven =
    fits(task, early) && (await mayHold(tx, taskId, early.person)) && (await submitted(tx, task, early));
  if (!isGiven) await keepAsDraft(tx, task, early);
}

function fits(task: TaskDetail, { form, outcome }: EarlyAnswer): boolean {
  return (
    task.form === form && (outcome === null ? task.outcomes.length === 0 : task.outcomes.includes(outcome))
  );
}

/** Whatever may be the id of a file in an answer; only files of the person's own that belong to nothing are taken. */
function fileIdsIn(value: JsonValue): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(fileIdsIn);
  if (!isObject(value)) return [];
  const within = Object.values(value).flatMap((member) => fileIdsIn(member as JsonValue));
  return typeof value['id'] === 'string' ? [value['id'], ...within] : within;
}

/** A refusal has changed nothing. */
async function submitted(
  tx: Transaction,
  { id }: TaskDetail,
  { person, output }: EarlyAnswer,
): Promise<boolean> {
  const viewer = await new GroupRepository(tx).viewer(person, false);
  const submissionId = `early.${hashOf([id, person]).slice(0, 32)}`;
  try {
    const task = await new SubmissionRepository(tx).submit({ taskId: id, submissionId, output }, viewer);
    await noteDeed(tx, task, { what: 'given-early', details: { person } });
    return true;
  } catch (failure) {
    if (failure instanceof AppError && !failure.retryable) return false;
    throw failure;
  }
}

async function keepAsDraft(
  tx: Transaction,
  task: TaskDetail,
  { person, output }: EarlyAnswer,
): Promise<void> {
  await tx.run(
    `UPDATE task SET draft = $3, draft_by = $4, draft_at = $5, draft_revision = draft_revision + 1
     WHERE project_id = $1 AND id = $2`,
    [tx.projectId, task.id, jsonParameter(output), person, tx.now],
  );
  await noteDeed(tx, task, { what: 'early-answer-kept', details: { person } });
}
