import { prepared, type Prepared } from '../../database/prepared.ts';
import type { Transaction } from '../../database/transaction.ts';
import { answersLock } from '../separation.ts';
import { offeredTo, taskColumns, type TaskDetail, type TaskViewer } from '../task-rows.ts';
import { helpedBy } from './people-of-task.ts';

/** The task, or undefined when it is not there or not for this person. */
export function seenTask(
  tx: Transaction,
  taskId: string,
  viewer: TaskViewer,
): Promise<TaskDetail | undefined> {
  return tx.row<TaskDetail>(seen(taskColumns), parametersOf(tx, taskId, viewer));
}

/**
 * The same for who is about to answer it: the answers of the person in the instance are judged one after the other from
 * here until the transaction ends, as {@link lockAnswers} does, in the same trip to the database.
 */
export async function taskToAnswer(
  tx: Transaction,
  taskId: string,
  viewer: TaskViewer,
): Promise<TaskDetail | undefined> {
  const columns = `${taskColumns}, ${answersLock('$6')} AS locked`;
  const row = await tx.row<TaskDetail & { locked: unknown }>(seen(columns), parametersOf(tx, taskId, viewer));
  if (row === undefined) return undefined;
  const { locked: _locked, ...task } = row;
  return task;
}

const seen = (columns: string): Prepared =>
  prepared(`SELECT ${columns} FROM task t WHERE t.project_id = $1 AND t.id = $2
  AND ($3 OR t.assignee = ANY ($4::text[]) OR ${offeredTo('$4', '$5')} OR ${helpedBy('$6')})`);

function parametersOf(tx: Transaction, taskId: string, viewer: TaskViewer): readonly unknown[] {
  return [tx.projectId, taskId, viewer.all, viewer.users, viewer.see, viewer.userId];
}
