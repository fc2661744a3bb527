import { describe, expect, it } from '@jest/globals';
import type { TaskImplementation } from './implementation.ts';
import { createRegistry } from './registry.ts';

const made = (name: string, version = 1, queue?: string): TaskImplementation => ({
  name,
  version,
  ...(queue !== undefined && { queue }),
  input: {},
  output: {},
  run: async () => null,
  describe: () => ({ code: 'task.failed', message: '', class: 'retryable', data: null }),
});

describe('the implementations of a worker', () => {
  const registry = createRegistry([
    made('payments.refund', 2),
    made('payments.refund', 1),
    made('orders.load', 1, 'slow'),
  ]);

  it('are found by name, the highest version, and by name and version', () => {
    expect(registry.find('payments.refund')?.version).toBe(2);
    expect(registry.find('payments.refund@1')?.version).toBe(1);
    expect(registry.find('payments.refund@3')).toBeUndefined();
  });

  it('tell the names that an unknown one may have meant, the closest first', () => {
    expect(registry.near('payment.refunds')).toEqual(['payments.refund']);
    expect(registry.near('weather')).toEqual([]);
  });

  it('need one worker for each queue', () => {
    expect(registry.queues('fermata-activity')).toEqual(['fermata-activity', 'slow']);
  });
});
