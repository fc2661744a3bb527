import type { ProjectionWrite } from '@fermata/contracts';
import type { Orchestrator } from './orchestrator.ts';
import type { ExecutionStatus } from './status.ts';

/** A row that says its instance is open. */
export interface OpenInstance {
  readonly projectId: string;
  readonly instanceId: string;
  /** Number of the last advance that the rows show. */
  readonly seq: number;
}

/** A page of them; no cursor = the last one. */
export interface OpenInstances {
  readonly rows: readonly OpenInstance[];
  readonly cursor?: string;
}

/** An end that no durable point has written, because nobody asked the instance. */
export interface OutsideClose {
  readonly projectId: string;
  readonly instanceId: string;
  readonly status: 'completed' | 'failed' | 'cancelled';
  readonly reason: string;
}

/** The rows, as the reconciler needs them. */
export interface ReconcilerPort {
  /** Instances that were started and are not closed, a page of at most `limit`, in an order that stays. */
  openInstances(cursor: string | undefined, limit: number): Promise<OpenInstances>;
  /** Closes the rows of an instance unless they are closed already; emits nothing. */
  closeFromOutside(close: OutsideClose): Promise<void>;
  /** Guarded by seq, as the sink writes. */
  writeBatch(writes: readonly ProjectionWrite[]): Promise<void>;
}

/** How the reconciler works; times in milliseconds. */
export interface ReconcilerOptions {
  readonly orchestrator: Orchestrator;
  readonly port: ReconcilerPort;
  /** Rows looked at in one sweep; the next one goes on behind them. Default 2,000. */
  readonly perSweep?: number;
  /** Calls to Temporal at the same time. Default 8. */
  readonly concurrency?: number;
  readonly onHealed?: (instanceId: string, how: 'closed' | 'caught up') => void;
  readonly onFailure?: (instanceId: string, failure: unknown) => void;
}

/** What one sweep did. */
export interface SweepResult {
  readonly seen: number;
  readonly closed: number;
  readonly caughtUp: number;
}

/** Makes the rows of open instances equal to what Temporal knows; may run in any number of processes. */
export interface Reconciler {
  sweep(): Promise<SweepResult>;
}

const page = 200;
/** Instances remembered as right; beyond it all are looked at anew. */
const mostSettled = 50_000;

/** Rows first: an instance is closed by its own durable point before Temporal shows it closed, so what is open there and closed here has ended from outside. */
export function createReconciler(options: ReconcilerOptions): Reconciler {
  const { port, perSweep = 2000, concurrency = 8 } = options;
  const settled = new Map<string, number>();
  let cursor: string | undefined;

  return {
    async sweep() {
      if (settled.size > mostSettled) settled.clear();
      const outcomes: Outcome[] = [];
      do {
        const next = await port.openInstances(cursor, Math.min(page, perSweep - outcomes.length));
        outcomes.push(...(await inParallel(next.rows, concurrency, (row) => heal(row, options, settled))));
        cursor = next.cursor;
      } while (cursor !== undefined && outcomes.length < perSweep);
      const count = (outcome: Outcome) => outcomes.filter((other) => other === outcome).length;
      return { seen: outcomes.length, closed: count('closed'), caughtUp: count('caught up') };
    },
  };
}

type Outcome = 'right' | 'closed' | 'caught up' | 'failed';

/** @param settled per instance the history length at which the rows were last found right */
async function heal(
  row: OpenInstance,
  options: ReconcilerOptions,
  settled: Map<string, number>,
): Promise<Outcome> {
  try {
    const outcome = await compare(row, options, settled);
    if (outcome === 'closed' || outcome === 'caught up') options.onHealed?.(row.instanceId, outcome);
    return outcome;
  } catch (failure) {
    options.onFailure?.(row.instanceId, failure);
    return 'failed';
  }
}

async function compare(
  row: OpenInstance,
  { orchestrator, port }: ReconcilerOptions,
  settled: Map<string, number>,
): Promise<Outcome> {
  const { instanceId, projectId } = row;
  const { status, historyLength } = await orchestrator.execution(instanceId);
  if (status === 'absent') return 'right';
  if (status !== 'open') {
    settled.delete(instanceId);
    await port.closeFromOutside({ projectId, instanceId, ...endOf(status) });
    return 'closed';
  }
  if (settled.get(instanceId) === historyLength) return 'right';
  const live = await orchestrator.view(instanceId);
  settled.set(instanceId, historyLength);
  if (live === undefined || live.seq <= row.seq) return 'right';
  await port.writeBatch([{ projectId, instanceId, ...live }]);
  return 'caught up';
}

function endOf(status: Exclude<ExecutionStatus, 'open' | 'absent'>): Pick<OutsideClose, 'status' | 'reason'> {
  if (status === 'completed' || status === 'failed') return { status, reason: 'closed in Temporal' };
  const reasons = {
    cancelled: 'cancelled in Temporal',
    terminated: 'terminated in Temporal',
    timedOut: 'timed out in Temporal',
  };
  return { status: 'cancelled', reason: reasons[status] };
}

async function inParallel<T, R>(
  items: readonly T[],
  width: number,
  work: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = [...items.entries()];
  const lane = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift())
      results[next[0]] = await work(next[1]);
  };
  await Promise.all(Array.from({ length: Math.min(width, items.length) }, lane));
  return results;
}
