import type { AppError, Permission, TaskDeed, TaskLeave, TaskMay } from '@fermata/contracts';
import type { Refusals } from '@fermata/persistence';
import { present } from '../http/page.dto.ts';
import { missingRight } from './missing-right.ts';

/** Of these rights the door of each deed asks for one. */
const rights: Readonly<Record<TaskDeed, readonly Permission[]>> = Object.freeze({
  claim: ['task.claim'],
  complete: ['task.complete'],
  release: ['task.claim', 'task.assign'],
  return: ['task.claim'],
  delegate: ['task.claim'],
  assign: ['task.claim', 'task.assign'],
  takeOver: ['task.claim'],
  decline: ['task.claim'],
  help: ['task.claim', 'task.assign'],
  snooze: ['task.claim', 'task.assign'],
  prioritise: ['task.claim', 'task.assign'],
  escalate: ['task.claim', 'task.assign'],
  suspend: ['task.claim', 'task.suspend'],
  skip: ['instance.repair'],
  redo: ['instance.repair'],
});

/** What somebody with these permissions may do to a task, by how it would be refused. */
export function mayOf(refusals: Refusals, permissions: ReadonlySet<Permission>): TaskMay {
  const leaves = Object.entries(rights).map(([deed, any]) => {
    const hasRight = any.some((right) => permissions.has(right));
    return [deed, leaveOf(hasRight ? refusals[deed as TaskDeed] : missingRight(any))];
  });
  return Object.fromEntries(leaves) as TaskMay;
}

function leaveOf(refused: AppError | undefined): TaskLeave {
  if (refused === undefined) return { allowed: true };
  const { code, message: detail, said } = refused;
  return { allowed: false, code, detail, ...present({ said }) };
}
