import type { Transaction } from '@fermata/persistence';

/** What becomes of the other deed. */
export interface Meanwhile<T> {
  /** Whether it has to wait for the first; else it has ended already. */
  readonly hasToWait: boolean;
  readonly end: Promise<PromiseSettledResult<T>>;
}

/**
 * Begins `deed` while `tx` is open and comes back when the deed has ended or waits for a lock that `tx` holds: so a spec
 * says in which order two transactions of the same moment meet, on any machine. Its end is awaited after `tx` has ended.
 */
export async function meanwhile<T>(tx: Transaction, deed: () => Promise<T>): Promise<Meanwhile<T>> {
  let isOver = false;
  const end = Promise.allSettled([deed()]).then(([result]) => {
    isOver = true;
    return result;
  });
  let hasToWait = false;
  while (!isOver && !hasToWait) hasToWait = await isWaitedFor(tx);
  return { end, hasToWait: hasToWait && !isOver };
}

/** Whether another connection waits for a lock that this transaction holds. */
async function isWaitedFor(tx: Transaction): Promise<boolean> {
  const waiting = `SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)) LIMIT 1`;
  return (await tx.row(waiting)) !== undefined;
}
