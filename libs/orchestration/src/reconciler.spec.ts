import { describe, expect, it } from '@jest/globals';
import type { Orchestrator } from './orchestrator.ts';
import { createReconciler, type OutsideClose, type ReconcilerPort } from './reconciler.ts';
import type { Execution, ExecutionStatus } from './status.ts';

const row = (instanceId: string, seq = 1) => ({ projectId: 'default', instanceId, seq });

function world(
  statuses: Readonly<Record<string, ExecutionStatus>>,
  live = { seq: 1, view: null, changes: [] },
) {
  const asked: string[] = [];
  const closes: OutsideClose[] = [];
  const writes: unknown[] = [];
  const failures: string[] = [];
  const orchestrator = {
    async execution(id: string): Promise<Execution> {
      const status = statuses[id];
      if (status === undefined) throw new Error('unreachable');
      return { status, historyLength: 10 };
    },
    async view(id: string) {
      asked.push(id);
      return live;
    },
  } as unknown as Orchestrator;
  const port = (ids: readonly string[]): ReconcilerPort => ({
    openInstances: async (cursor, limit) => {
      const from = cursor === undefined ? 0 : Number(cursor);
      const rows = ids.slice(from, from + limit).map((id) => row(id));
      return { rows, ...(from + limit < ids.length && { cursor: String(from + limit) }) };
    },
    closeFromOutside: async (close) => void closes.push(close),
    writeBatch: async (batch) => void writes.push(...batch),
  });
  return { orchestrator, port, asked, closes, writes, failures };
}

describe('the reconciler', () => {
  it.each([
    ['terminated', 'cancelled', 'terminated in Temporal'],
    ['timedOut', 'cancelled', 'timed out in Temporal'],
    ['cancelled', 'cancelled', 'cancelled in Temporal'],
    ['failed', 'failed', 'closed in Temporal'],
    ['completed', 'completed', 'closed in Temporal'],
  ] as const)('closes the rows of an instance that is %s there', async (there, status, reason) => {
    const { orchestrator, port, closes } = world({ a: there });
    const reconciler = createReconciler({ orchestrator, port: port(['a']) });
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 1, caughtUp: 0 });
    expect(closes).toEqual([{ projectId: 'default', instanceId: 'a', status, reason }]);
  });

  it('leaves alone what Temporal does not know: its start is still on the way', async () => {
    const { orchestrator, port, closes } = world({ a: 'absent' });
    const reconciler = createReconciler({ orchestrator, port: port(['a']) });
    expect(await reconciler.sweep()).toEqual({ seen: 1, closed: 0, caughtUp: 0 });
    expect(closes).toEqual([]);
  });

  it('asks an instance again only after its history has grown', async () => {
    const { orchestrator, port, asked } = world({ a: 'open' });
    const reconciler = createReconciler({ orchestrator, port: port(['a']) });
    await reconciler.sweep();
    await reconciler.sweep();
    expect(asked).toEqual(['a']);
  });

  it('writes what the rows lack, and only that', async () => {
    const { orchestrator, port, writes } = world({ a: 'open' }, { seq: 5, view: null, changes: [] });
    const reconciler = createReconciler({ orchestrator, port: port(['a']) });
    expect(await reconciler.sweep()).toMatchObject({ caughtUp: 1 });
    expect(writes).toEqual([{ projectId: 'default', instanceId: 'a', seq: 5, view: null, changes: [] }]);
  });

  it('goes on where its last sweep stopped, and begins again at the end', async () => {
    const ids = ['a', 'b', 'c'];
    const { orchestrator, port, closes } = world({ a: 'terminated', b: 'terminated', c: 'terminated' });
    const reconciler = createReconciler({ orchestrator, port: port(ids), perSweep: 2, concurrency: 1 });
    await reconciler.sweep();
    await reconciler.sweep();
    await reconciler.sweep();
    expect(closes.map(({ instanceId }) => instanceId)).toEqual(['a', 'b', 'c', 'a', 'b']);
  });

  it('is not kept from the others by one that cannot be compared', async () => {
    const { orchestrator, port, closes } = world({ b: 'terminated' });
    const failed: string[] = [];
    const reconciler = createReconciler({
      orchestrator,
      port: port(['a', 'b']),
      onFailure: (id) => failed.push(id),
    });
    expect(await reconciler.sweep()).toEqual({ seen: 2, closed: 1, caughtUp: 0 });
    expect([failed, closes.length]).toEqual([['a'], 1]);
  });
});
