import type { EgressClient } from './egress/egress-client.ts';
import type { ExecutorContext } from './executor.ts';

const unreachable: EgressClient = { send: () => Promise.reject(new Error('nothing may be sent here')) };

/** A context in which nothing is connected. */
export function createExecutorContext(overrides: Partial<ExecutorContext> = {}): ExecutorContext {
  return {
    idempotencyKey: 'instance/pay#1',
    signal: new AbortController().signal,
    heartbeat: () => undefined,
    log: { debug: () => undefined, warn: () => undefined },
    connections: { resolve: async () => undefined },
    egress: unreachable,
    ...overrides,
  };
}
