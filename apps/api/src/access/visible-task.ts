import { said } from '@fermata/model';
import { AppError } from '@fermata/contracts';
import { TaskRepository, type TaskDetail, type TaskViewer, type Transaction } from '@fermata/persistence';

/** The task, if the viewer may see it; else `task.unknown` (404), as if there were none. */
export async function visibleTask(tx: Transaction, id: string, viewer: TaskViewer): Promise<TaskDetail> {
  return (await new TaskRepository(tx).get(id, viewer)) ?? unseenTask(id);
}

/** Fails as for a task that is not there. */
export function unseenTask(id: string): never {
  throw new AppError('task.unknown', said`There is no task "${{ id }}"`, { status: 404 });
}
