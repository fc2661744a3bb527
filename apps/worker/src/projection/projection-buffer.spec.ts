import type { ProjectionWrite } from '@fermata/contracts';
import { describe, expect, it } from '@jest/globals';
import { ProjectionBuffer } from './projection-buffer.ts';

const write = (seq: number): ProjectionWrite => ({
  projectId: 'default',
  instanceId: 'i',
  seq,
  view: null,
  changes: [],
});

function store() {
  const batches: number[][] = [];
  const state = { batches, isAway: false };
  const writeBatch = async (writes: readonly ProjectionWrite[]) => {
    if (state.isAway) throw new Error('away');
    batches.push(writes.map(({ seq }) => seq));
  };
  return Object.assign(state, { writeBatch });
}

describe('the projection between durable points', () => {
  it('is written in batches and in order', async () => {
    const rows = store();
    const buffer = new ProjectionBuffer(rows, { batch: 2 });
    for (const seq of [1, 2, 3]) buffer.write(write(seq));
    await buffer.close();
    expect(rows.batches).toEqual([[1, 2], [3]]);
    expect(buffer.size).toBe(0);
  });

  it('is kept while the database is away, and written when it is back', async () => {
    const rows = store();
    const failures: unknown[] = [];
    const buffer = new ProjectionBuffer(rows, { onFailure: (failure) => failures.push(failure) });
    rows.isAway = true;
    buffer.write(write(1));
    await buffer.flush();
    buffer.write(write(2));
    expect([buffer.size, failures.length, rows.batches]).toEqual([2, 1, []]);
    rows.isAway = false;
    await buffer.close();
    expect(rows.batches).toEqual([[1, 2]]);
  });

  it('drops the oldest only for lack of room, and counts what it drops', async () => {
    const rows = store();
    let dropped = 0;
    const buffer = new ProjectionBuffer(rows, { capacity: 2, onDropped: (count) => (dropped += count) });
    for (const seq of [1, 2, 3, 4]) buffer.write(write(seq));
    await buffer.close();
    expect([dropped, rows.batches]).toEqual([2, [[3, 4]]]);
  });

  it('forgets what a durable point has written meanwhile, and nothing else', async () => {
    const rows = store();
    const buffer = new ProjectionBuffer(rows);
    for (const seq of [1, 2, 3]) buffer.write(write(seq));
    buffer.drop(({ seq }) => seq <= 2);
    await buffer.close();
    expect(rows.batches).toEqual([[3]]);
  });

  it('takes a write at once, also while a batch is under way', async () => {
    const rows = store();
    const buffer = new ProjectionBuffer(rows, { batch: 1 });
    buffer.write(write(1));
    const flushed = buffer.flush();
    buffer.write(write(2));
    await flushed;
    await buffer.close();
    expect(rows.batches).toEqual([[1], [2]]);
  });
});
