import type { ProcessRow, QueueRow } from '@fermata/contracts';
import type { QueueKind, QueueState } from '@fermata/orchestration';

/** A queue that was asked for, with its answer. */
export interface SeenQueue {
  readonly name: string;
  readonly kind: QueueKind;
  readonly state: QueueState;
}

/** A worker polls at least once a minute. */
const upMs = 90_000;

/** Queues as they are told. */
export function queueRows(seen: readonly SeenQueue[], now: Date): readonly QueueRow[] {
  return seen.map(({ name, kind, state: { pollers, backlog } }) => ({
    name,
    kind,
    pollers: pollers.filter(({ lastSeenAt }) => isUp(lastSeenAt, now)).length,
    ...(backlog === undefined ? {} : { backlog }),
  }));
}

/** The workers behind the queues, by name: one process may poll several. */
export function workerRows(seen: readonly SeenQueue[], now: Date): readonly ProcessRow[] {
  const polls = seen.flatMap(({ name, state }) =>
    state.pollers.map(({ identity, lastSeenAt }) => ({ identity, lastSeenAt, queue: name })),
  );
  const names = [...new Set(polls.map(({ identity }) => identity))].sort();
  return names.map((name) => {
    const own = polls.filter(({ identity }) => identity === name);
    const newest = own
      .flatMap(({ lastSeenAt }) => (lastSeenAt === undefined ? [] : [lastSeenAt]))
      .sort((one, other) => other.getTime() - one.getTime())[0];
    return {
      kind: 'worker',
      name,
      state: isUp(newest, now) ? 'up' : 'degraded',
      queues: [...new Set(own.map(({ queue }) => queue))],
      ...(newest === undefined ? {} : { lastSeenAt: newest.toISOString() }),
    };
  });
}

function isUp(lastSeenAt: Date | undefined, now: Date): boolean {
  return lastSeenAt === undefined || now.getTime() - lastSeenAt.getTime() < upMs;
}
