import { describe, expect, it } from '@jest/globals';
import { planOf, type Sketch } from '../plan.fixture.ts';
import { prove } from '../prove.ts';
import { counterexample } from './counterexample.ts';
import { confirms } from './replay.ts';

const end: Sketch = { type: 'end' };

const choiceIntoAll = (first: string, second: string): Readonly<Record<string, Sketch>> => ({
  load: { save: { order: '${ output.body }' }, next: ['choose'] },
  choose: { next: [{ when: first, to: 'b' }, 'c'] },
  b: { next: [{ when: second, to: 'j' }, 'e'] },
  c: { next: ['j'] },
  j: { join: 'all', next: ['e'] },
  e: end,
});

const examplesOf = (sketches: Readonly<Record<string, Sketch>>) => {
  const plan = planOf(sketches);
  return prove(plan).findings.map((finding) => ({
    isConfirmed: confirms(plan, finding),
    found: counterexample(plan, finding),
  }));
};

describe('a counterexample', () => {
  it('is replayed by the simulator with an input that was found for it', () => {
    const [example] = examplesOf({
      a: { next: [{ when: 'input.amount > 100', to: 'b' }, 'c'] },
      b: { next: ['j'] },
      c: { next: ['j'] },
      j: { join: 'all', next: ['e'] },
      e: end,
    });
    expect(example?.found?.input).toMatchObject({ amount: expect.any(Number) });
  });

  it('is replayed with what a machine yields, by whatever variable it is read', () => {
    const [example] = examplesOf(choiceIntoAll("vars.order.state == 'paid'", 'input.fine'));
    expect(example?.found).toBeDefined();
  });

  it('is replayed with the error that leads past a join', () => {
    const [example] = examplesOf({
      a: { split: 'all', next: ['b', 'c'] },
      b: { next: ['j'], catch: [{ on: ['http.4xx'], to: 'x' }] },
      c: { next: ['j'] },
      x: end,
      j: { join: 'all', next: ['e'] },
      e: end,
    });
    expect(example?.found?.world.steps?.['b']?.[0]).toMatchObject({
      error: { code: expect.stringMatching(/^http\.4/) },
    });
  });

  it('has no data where conditions exclude each other; the structure is confirmed all the same', () => {
    const [example] = examplesOf({
      a: { next: [{ when: 'input.amount > 100', to: 'b' }, 'e'] },
      b: { next: [{ when: 'input.amount < 100', to: 'j' }, 'd'] },
      d: { next: [{ when: 'input.amount == 3', to: 'j' }, 'e'] },
      j: { join: { count: 2 }, next: ['e'] },
      e: end,
    });
    expect(example).toEqual({ isConfirmed: true, found: undefined });
  });
});
