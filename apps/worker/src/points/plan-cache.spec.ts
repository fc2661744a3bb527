import type { PlanReference } from '@fermata/contracts';
import { describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { createPlanCache, planHash } from './plan-cache.ts';

const plan = (n: number): JsonValue => ({ name: 'p', n });
const reference = (n: number, hash = planHash(plan(n))): PlanReference => ({
  projectId: 'default',
  name: 'p',
  version: n,
  hash,
});

function source(answer: (reference: PlanReference) => JsonValue | undefined) {
  const asked: number[] = [];
  return {
    asked,
    findPlan: async (wanted: PlanReference) => {
      asked.push(wanted.version);
      return answer(wanted);
    },
  };
}

describe('the plans of a worker', () => {
  it('are loaded once for all instances', async () => {
    const stored = source(({ version }) => plan(version));
    const planOf = createPlanCache(stored);
    expect([await planOf(reference(1)), await planOf(reference(1))]).toEqual([plan(1), plan(1)]);
    expect(stored.asked).toEqual([1]);
  });

  it('are exactly those that were asked for: other content is refused', async () => {
    const planOf = createPlanCache(source(() => plan(2)));
    await expect(planOf(reference(1))).rejects.toMatchObject({ code: 'plan.corrupt' });
  });

  it('that are nowhere to be found are told as missing', async () => {
    const planOf = createPlanCache(source(() => undefined));
    await expect(planOf(reference(1))).rejects.toMatchObject({ code: 'plan.missing' });
  });

  it('are kept up to a bound, the least recently used forgotten', async () => {
    const stored = source(({ version }) => plan(version));
    const planOf = createPlanCache(stored, 2);
    for (const n of [1, 2, 1, 3, 1, 2]) await planOf(reference(n));
    expect(stored.asked).toEqual([1, 2, 3, 2]);
  });

  it('have one hash, whatever the order of their members', () => {
    expect(planHash({ a: 1, b: 2 })).toBe(planHash({ b: 2, a: 1 }));
  });
});
