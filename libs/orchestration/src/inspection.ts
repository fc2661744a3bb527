import { createCalls, type OrchestratorOptions } from './calls.ts';

/** What stands in a task queue. */
export type QueueKind = 'workflow' | 'activity';

/** Who polls a task queue, and what waits in it. */
export interface QueueState {
  /** Identities of the workers that polled in the last minutes, with their last poll. */
  readonly pollers: readonly { readonly identity: string; readonly lastSeenAt?: Date }[];
  /** About how many tasks wait; absent where the server does not tell. */
  readonly backlog?: number;
}

/** Looks at Temporal from outside. Each call has the deadline it is given, and fails as the orchestrator does. */
export interface Inspection {
  /** The version of the server. */
  serverVersion(withinMs: number): Promise<string>;
  queue(name: string, kind: QueueKind, withinMs: number): Promise<QueueState>;
}

/** `TaskQueueType` of the server. */
const queueTypes = Object.freeze({ workflow: 1, activity: 2 } as const);

/** Makes the client; opens no connection of its own. */
export function createInspection(options: OrchestratorOptions): Inspection {
  const { client, within } = createCalls(options);
  const { namespace } = options;
  return {
    serverVersion: (withinMs) =>
      within(withinMs, async () => {
        const { serverVersion } = await client.workflowService.getSystemInfo({});
        return serverVersion ?? '?';
      }),
    queue: (name, kind, withinMs) =>
      within(withinMs, async () => {
        const taskQueueType = queueTypes[kind];
        const request = { namespace, taskQueue: { name }, taskQueueType, reportStats: true };
        const { pollers, stats } = await client.workflowService.describeTaskQueue(request);
        const waiting = stats?.approximateBacklogCount;
        return {
          pollers: (pollers ?? []).map(({ identity, lastAccessTime }) => ({
            identity: identity ?? '?',
            ...seenAt(lastAccessTime),
          })),
          ...(waiting === undefined || waiting === null ? {} : { backlog: Number(waiting) }),
        };
      }),
  };
}

function seenAt(moment: { readonly seconds?: unknown } | null | undefined): { readonly lastSeenAt?: Date } {
  const seconds = Number(moment?.seconds ?? 0);
  return seconds > 0 ? { lastSeenAt: new Date(seconds * 1000) } : {};
}
