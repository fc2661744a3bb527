import type { TaskDetail, TaskHistoryRow } from '@fermata/contracts';
import type { Api } from './api.ts';
import type { Definition } from './definitions.ts';

/** A form with a note, decided by approving or rejecting. */
export function noteForm(name: string): Definition {
  return {
    kind: 'component',
    name,
    title: 'Decision with a note',
    schema: {
      type: 'object',
      properties: { note: { type: 'string', title: 'Note' } },
      additionalProperties: false,
    },
    outcomes: [
      { name: 'approve', title: 'Approve', tone: 'positive' },
      { name: 'reject', title: 'Reject', tone: 'negative' },
    ],
    layout: [{ component: 'text', field: 'note' }],
  };
}

/** A workflow that puts one question to a group and ends with the answer; its input's `key` is its business key. */
export function askingWorkflow(name: string, form: string, group: string): Definition {
  return {
    kind: 'workflow',
    name,
    title: 'Asks a group',
    input: { type: 'object', required: ['key'], properties: { key: { type: 'string' } } },
    businessKey: '${ input.key }',
    triggers: [{ manual: true }],
    start: 'decide',
    steps: {
      decide: {
        type: 'manual',
        title: 'Decide on it',
        form,
        assign: { groups: [group] },
        next: [{ to: 'done' }],
      },
      done: { type: 'end', output: '${ steps.decide.output }' },
    },
  };
}

/** The body of an answer that is sent once. */
export function answer(outcome: string, note: string) {
  return { submissionId: crypto.randomUUID(), outcome, data: { note } };
}

/** What has happened to a task, each deed by its name. */
export async function deedsOf(who: Api, taskId: string): Promise<readonly string[]> {
  const { items } = await who.get<{ readonly items: readonly TaskHistoryRow[] }>(`/tasks/${taskId}/history`);
  return items.map(({ what }) => what);
}

/** A task as somebody sees it. */
export function seenBy(who: Api, taskId: string): Promise<TaskDetail> {
  return who.get<TaskDetail>(`/tasks/${taskId}`);
}
