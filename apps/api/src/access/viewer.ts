import { GroupRepository, type TaskViewer, type Transaction } from '@fermata/persistence';
import type { Subject } from './subject.ts';

/**
 * In which groups the subject may see, claim, complete, reassign and suspend tasks: its own groups, and the rights given to it
 * or to its groups. What the credential does not permit is left out, so a narrow token stays narrow.
 */
export async function viewerOf(tx: Transaction, subject: Subject): Promise<TaskViewer> {
  const { permissions } = subject;
  const viewer = await new GroupRepository(tx).viewer(subject.userId, permissions.has('task.seeAll'));
  const mayMove = permissions.has('task.claim') || permissions.has('task.assign');
  return {
    ...viewer,
    claim: permissions.has('task.claim') ? viewer.claim : [],
    complete: permissions.has('task.complete') ? viewer.complete : [],
    reassign: mayMove ? viewer.reassign : [],
    suspend: permissions.has('task.claim') || permissions.has('task.suspend') ? viewer.suspend : [],
    reassignsAll: permissions.has('task.assign'),
    suspendsAll: permissions.has('task.suspend'),
  };
}
