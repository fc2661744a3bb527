import { setTimeout as pause } from 'node:timers/promises';
import { defineActivity } from '@fermata/sdk';

/** Gives back what it got: the smallest activity, used by benchmarks. */
export const echo = defineActivity({
  name: 'demo.echo',
  title: 'Echo',
  input: {},
  output: {},
  defaults: { timeout: 'PT10S', short: true },
  run: async (input) => input,
});

/** Takes its time, reports it, and stops at once when the step is withdrawn. */
export const sleep = defineActivity({
  name: 'demo.sleep',
  title: 'Sleep',
  input: { type: 'object', required: ['ms'], properties: { ms: { type: 'integer', minimum: 0 } } },
  output: { type: 'object', required: ['slept'], properties: { slept: { type: 'integer' } } },
  defaults: { timeout: 'PT1H', heartbeat: 'PT30S' },
  run: async ({ ms }, { heartbeat, signal }) => {
    for (let slept = 0; slept < ms; slept += 1000) {
      heartbeat({ slept });
      await pause(Math.min(1000, ms - slept), undefined, { signal });
    }
    return { slept: ms };
  },
});
