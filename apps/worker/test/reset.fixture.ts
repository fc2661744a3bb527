import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';

type History = Awaited<ReturnType<ReturnType<Client['workflow']['getHandle']>['fetchHistory']>>;

/** One event of a history. */
export type HistoryEvent = NonNullable<History['events']>[number];

/**
 * Takes an instance back to where the first event that fits was judged; what came later comes with it now, as it does
 * when a worker dies before that judgement is recorded.
 */
export async function judgeAgain(
  client: Client,
  workflowId: string,
  isCause: (event: HistoryEvent) => boolean,
): Promise<void> {
  const { events } = await client.workflow.getHandle(workflowId).fetchHistory();
  const list = events ?? [];
  const judged = list
    .slice(list.findIndex(isCause))
    .find(({ workflowTaskCompletedEventAttributes: done }) => done !== null);
  await client.workflowService.resetWorkflowExecution({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowTaskFinishEventId: judged?.eventId ?? null,
    requestId: randomUUID(),
    reason: 'the worker has died',
  });
}
