import { describe, expect, it } from '@jest/globals';
import { MemoryPoints } from './memory-points.ts';
import { describePointContract } from './point-contract.ts';

describePointContract('memory', async () => {
  const points = new MemoryPoints();
  return {
    addInstance: async (id) => points.addInstance(id),
    applyPoint: (request) => points.applyPoint(request),
    writeBatch: (writes) => points.writeBatch(writes),
    async rows(id) {
      const row = points.instance(id);
      if (row === undefined) return undefined;
      const { seq, view, visits, effects, close } = row;
      return {
        seq,
        status: close?.status ?? view.status,
        visits: Object.fromEntries([...visits].map(([visit, { status }]) => [visit, status])),
        offered: effects.flatMap((effect) => (effect.type === 'offerTask' ? [effect.work] : [])),
        emitted: effects.flatMap((effect) => (effect.type === 'emitEvent' ? [effect.eventId] : [])),
      };
    },
    close: async () => undefined,
  };
});

describe('points in memory', () => {
  it('fail while they are said to be away', async () => {
    const points = new MemoryPoints();
    points.failure = Object.assign(new Error('away'), {
      code: 'x',
      retryable: true,
      status: 503,
      said: undefined,
      details: {},
    });
    await expect(points.writeBatch([])).rejects.toThrow('away');
  });
});
