import { describe, expect, it } from '@jest/globals';
import { compile, type Plan, type References } from '@fermata/interpreter';
import type { Step } from '@fermata/model';
import { explore, findTest, runTest, sampleOf, uncovered } from '../index.ts';
import { everyWay } from './choices.ts';

const references: References = {
  self: { name: 'sample', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'work' } },
  forms: {},
  events: { came: { name: 'came', version: 1 } },
};

function planOf(steps: Record<string, Step>): Plan {
  const { plan, problems } = compile(
    { kind: 'workflow', name: 'sample', start: Object.keys(steps)[0] ?? '', steps },
    references,
  );
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
}

const work = (more: Partial<Step> = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const end: Step = { type: 'end' };
const told = (plan: Plan, bound = {}) => explore(plan, bound).walks.map((walk) => walk.told.join(' '));

describe('every way', () => {
  it('takes each combination once, the later choices first', () => {
    const seen: string[] = [];
    expect(everyWay((choose) => void seen.push(`${choose(2)}${choose(3)}`), 100)).toBe(true);
    expect(seen).toEqual(['00', '01', '02', '10', '11', '12']);
  });

  it('says when it had to stop before', () => {
    expect(everyWay((choose) => void choose(9), 3)).toBe(false);
  });
});

describe('explore', () => {
  it('takes every transition and every error that is caught, and no other', () => {
    const plan = planOf({
      a: work({
        catch: [{ on: ['http.4xx'], to: 'mend' }],
        next: [{ when: 'output.n > 3', to: 'b' }, { to: 'end' }],
      }),
      b: work({ next: [{ to: 'end' }] }),
      mend: work({ next: [{ to: 'end' }] }),
      end,
    });
    expect(told(plan).toSorted()).toEqual([
      'a#1 b#1 end#1',
      'a#1 end#1',
      'a#1 failed (http.400) mend#1 end#1',
    ]);
  });

  it('lets people and events come, or the clock pass', () => {
    const plan = planOf({
      a: { type: 'set', split: 'race', next: [{ to: 'hear' }, { to: 'pause' }] },
      hear: { type: 'wait', wait: { event: 'came' } },
      pause: { type: 'delay', delay: { for: 'PT1H' } },
    });
    expect(told(plan).toSorted()).toEqual(['a#1 hear#1 pause#1 cancelled', 'a#1 pause#1 hear#1 cancelled']);
  });

  it('goes round a loop as often as the bound says, and says that there is more', () => {
    const plan = planOf({ a: work({ next: [{ when: 'output == 1', to: 'a' }, { to: 'end' }] }), end });
    const { walks, isWhole } = explore(plan, { visits: 3 });
    expect(walks.map((walk) => walk.told.length)).toEqual([2, 3, 4]);
    expect(isWhole).toBe(false);
  });

  it('leaves out what a test has taken', () => {
    const plan = planOf({
      a: work({ next: [{ when: 'input.n > 3', to: 'b' }, { to: 'end' }] }),
      b: end,
      end,
    });
    const test = {
      kind: 'test',
      name: 't',
      workflow: 'sample',
      start: { input: { n: 9 } },
      expect: {},
    } as const;
    const left = uncovered(explore(plan), [runTest(test, { plan })]);
    expect(left.map((walk) => walk.told)).toEqual([['a#1', 'end#1']]);
  });
});

describe('a test for a route', () => {
  it('is found by the values that conditions compare with, also through what was saved', () => {
    const plan = planOf({
      a: work({ save: { order: '${ output.body }' }, next: [{ to: 'b' }] }),
      b: {
        type: 'manual',
        outputSchema: {},
        outcomes: ['yes', 'no'],
        assign: { users: ['u'] },
        next: [
          { when: "output.outcome == 'no' && vars.order.risk > 7 && input.kind == 'x1'", to: 'c' },
          { to: 'd' },
        ],
      },
      c: end,
      d: end,
    });
    const walk = explore(plan).walks.find((one) => one.told.includes('c#1'));
    if (walk === undefined) throw new Error('no such walk');
    const found = findTest(plan, walk, { name: 'sample.no' });
    if (!found.isFound) throw new Error(found.unsatisfied.join('\n'));
    expect(found.test.start?.input).toMatchObject({ kind: 'x1' });
    const again = runTest(found.test, { plan });
    expect([again.isPassed, again.result.path]).toEqual([true, ['a', 'b', 'c']]);
  });

  it('says what no data can do', () => {
    const plan = planOf({ a: work({ next: [{ when: '1 > 2', to: 'b' }, { to: 'c' }] }), b: end, c: end });
    const walk = explore(plan).walks.find((one) => one.told.includes('b#1'));
    if (walk === undefined) throw new Error('no such walk');
    expect(findTest(plan, walk, { name: 't', trials: 50 })).toMatchObject({
      isFound: false,
      unsatisfied: expect.arrayContaining(['a → b', 'b completed', 'not: a → c']) as unknown,
    });
  });
});

describe('a sample of a schema', () => {
  it('has what is required and what has a default', () => {
    const schema = {
      type: 'object',
      required: ['a', 'b', 'c'],
      properties: {
        a: { type: 'string', minLength: 2 },
        b: { enum: ['one', 'two'] },
        c: { type: 'object', required: ['d'], properties: { d: { type: 'integer', minimum: 5 } } },
        e: { default: 'PT1H' },
        f: { type: 'string' },
      },
    };
    expect(sampleOf(schema)).toEqual({ a: 'xx', b: 'one', c: { d: 5 }, e: 'PT1H' });
    expect(sampleOf(undefined)).toBeNull();
  });
});
