import type { Task } from './task.ts';

/** A task that is offered, with what a spec says of it. */
export function task(id: string, more: Partial<Task> = {}): Task {
  return {
    id,
    instanceId: `i-${id}`,
    definition: 'refunds',
    version: 1,
    stepId: 'approve',
    work: 'approve@1',
    title: `Approve ${id}`,
    status: 'offered',
    priority: 3,
    groups: ['refunds'],
    users: [],
    createdAt: '2026-03-09T08:00:00.000Z',
    revision: 1,
    allocated: false,
    ...more,
  };
}

/** A task that somebody holds. */
export function heldBy(id: string, name: string, more: Partial<Task> = {}): Task {
  return task(id, { status: 'claimed', assignee: { id: name.toLowerCase(), name }, ...more });
}
