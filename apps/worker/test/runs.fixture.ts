import type { Client } from '@temporalio/client';

/** Events of each run of an instance, oldest run first. */
export async function runLengths(client: Client, id: string): Promise<number[]> {
  const lengths: number[] = [];
  let runId = await firstRunOf(client, id);
  while (runId !== undefined) {
    const { events } = await client.workflow.getHandle(id, runId).fetchHistory();
    lengths.push(events?.length ?? 0);
    runId = nextRunOf(events?.at(-1) ?? {});
  }
  return lengths;
}

async function firstRunOf(client: Client, id: string): Promise<string | undefined> {
  const { events } = await client.workflow.getHandle(id).fetchHistory();
  return events?.[0]?.workflowExecutionStartedEventAttributes?.firstExecutionRunId ?? undefined;
}

type LastEvent = {
  readonly workflowExecutionContinuedAsNewEventAttributes?: { newExecutionRunId?: string | null } | null;
};

function nextRunOf({ workflowExecutionContinuedAsNewEventAttributes: ended }: LastEvent): string | undefined {
  return ended?.newExecutionRunId ?? undefined;
}
