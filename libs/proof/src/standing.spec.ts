import { describe, expect, it } from '@jest/globals';
import { createInterpreter, markingOf, type Occurrence, type Plan, type State } from '@fermata/interpreter';
import { planOf, type Sketch } from './plan.fixture.ts';
import { prove } from './prove.ts';

const end: Sketch = { type: 'end' };
const parallel = {
  a: { split: 'all', next: ['b', 'c'] },
  b: { next: ['j'] },
  c: { next: ['j'] },
  j: { join: 'all', next: ['e'] },
  e: end,
} as const;

/** The state after some works have ended. */
function after(plan: Plan, works: readonly string[]): State {
  const interpreter = createInterpreter(plan);
  const started: Occurrence = {
    type: 'started',
    at: 0,
    instanceId: 'i',
    input: {},
    trigger: { type: 'manual' },
    startedBy: 'ada',
  };
  let { state } = interpreter.advance(undefined, started);
  for (const work of works)
    state = interpreter.advance(state, { type: 'taskCompleted', at: 1, work, output: {} }).state;
  return state;
}

describe('a proof from where an instance stands (rule O2)', () => {
  it('says that it can come to its end', () => {
    const plan = planOf(parallel);
    expect(prove(plan, { marking: markingOf(after(plan, ['a#1', 'b#1'])) })).toMatchObject({
      verdict: 'sound',
      findings: [],
    });
  });

  it('says what would be held for good, when a branch was taken away', () => {
    const plan = planOf(parallel);
    const { tokens } = markingOf(after(plan, ['a#1', 'b#1']));
    const { verdict, findings } = prove(plan, { marking: { tokens, visits: [] } });
    expect([verdict, findings.map(({ steps }) => steps)]).toEqual(['unsound', [['j']]]);
  });

  it('does not call a step dead that lies behind', () => {
    const plan = planOf({ a: { next: ['b'] }, b: { next: ['c'] }, c: end });
    const marking = { tokens: [], visits: [{ stepId: 'c', status: 'open' }] };
    expect(prove(plan, { marking })).toMatchObject({ verdict: 'sound' });
  });

  it('lets one member of an open race win, not all of them (rule W3)', () => {
    const plan = planOf({
      a: { split: 'race', next: ['b', 'c'] },
      b: { next: ['d'] },
      c: { next: ['d'] },
      d: { split: 'all', next: ['x', 'y'] },
      x: { next: ['j'] },
      y: { next: ['j'] },
      j: { join: { threads: 2 }, next: ['e'] },
      e: end,
    });
    expect(prove(plan, { marking: markingOf(after(plan, ['a#1'])) })).toMatchObject({ verdict: 'sound' });
  });

  it('keeps rounds apart that stand at one join (rule J0)', () => {
    const plan = planOf({ ...parallel, j: { join: 'all', next: [{ when: 'input.again', to: 'a' }, 'e'] } });
    const token = (branch: string, round: number) => ({ stepId: 'j', branch, rounds: { a: round } });
    const marking = { visits: [], tokens: [token('b', 1), token('c', 2)] };
    expect(prove(plan, { marking }).findings).toMatchObject([{ code: 'proof.deadlock', steps: ['j'] }]);
  });
});
