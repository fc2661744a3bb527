import { describe, expect, it } from '@jest/globals';
import { compile } from '../index.ts';
import { all, planOf, problemsOf, REFERENCES, task, workflow } from '../script.fixture.ts';

const end = { type: 'end' } as const;

/** b and c meet in j; c may leave by d. */
const steps = (join: object, more: object = {}) => ({
  a: task(['b', 'c'], all),
  b: task(['j']),
  c: task(['j'], more),
  d: end,
  j: task([], { join }),
});

describe('the plan of a join', () => {
  it('has as branches the steps that lead to it, by `next` and by `catch` once, and the start (rule T1)', () => {
    const plan = planOf({
      j: task([], { join: 'active', next: [{ to: 'b', when: 'output.more' }, { to: 'c' }] }),
      b: task(['j'], { catch: [{ to: 'j' }] }),
      c: end,
    });
    expect(plan.steps.j?.join).toMatchObject({ kind: 'active', branches: ['@start', 'b'], scope: '@start' });
  });

  it('has as scope the nearest common dominator of its branches; tokens carry its number and that of joins that count (rule J0)', () => {
    const plan = planOf({
      s: task(['a', 'x'], all),
      x: end,
      ...steps({ count: 1 }, { next: [{ to: 'd' }, { to: 'j' }], split: 'all' }),
    });
    expect([plan.steps.j?.join?.scope, plan.scopes]).toEqual(['a', ['a', 'j']]);
  });

  it('reaches a branch through neither the join nor its scope (rule T6)', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['e']),
      e: task(['j']),
      j: task(['a', 'z'], { join: 'all' }),
      z: end,
    });
    expect(plan.steps.j?.join).toMatchObject({ branches: ['b', 'e'], reach: { b: '2', e: 'c' } });
  });

  it('has as region the steps on a path from the dominator to the join, both excluded (rule J4)', () => {
    const plan = planOf({
      s: task(['a']),
      a: task(['b', 'c', 'x'], all),
      b: task(['j']),
      c: task([], { next: [{ to: 'd', when: 'true' }, { to: 'j' }] }),
      d: task(['c', 'y'], all),
      x: end,
      y: end,
      j: task(['s', 'z'], { join: { count: 1, rest: 'cancel' } }),
      z: end,
    });
    expect(plan.steps.j?.join).toMatchObject({ region: ['b', 'c', 'd'] });
  });
});

describe('what publish says of joins and splits', () => {
  const told = (definition: object) =>
    compile(definition as never, REFERENCES).problems.map(({ severity, code, path, message }) => {
      return `${severity} ${code} ${path}: ${message}`;
    });

  it('shows the region of a join that cancels its rest, and warns if a step of it can end without passing it (rule J4)', () => {
    expect(told(workflow(steps({ count: 1, rest: 'cancel' }, { catch: [{ to: 'd' }] })))).toEqual([
      'warning join.leak /steps/j/join: c can end without passing `j`',
      'hint join.region /steps/j/join: withdraws from b, c',
    ]);
  });

  it.each([
    ['more branches than there are', { count: 3 }, ['join.count /steps/j/join/count']],
    ['a region without `rest: cancel`', { count: 1, region: ['b'] }, ['join.region /steps/j/join/region']],
    [
      'an unknown step in a region',
      { count: 1, rest: 'cancel', region: ['bb'] },
      ['step.unknown /steps/j/join/region/0'],
    ],
    ['a rest that there is not', { count: 1, rest: 'drop' }, ['schema.mismatch /steps/j/join/rest']],
    ['no number', { count: 0 }, ['schema.mismatch /steps/j/join/count']],
    ['too many threads', { threads: 1001 }, ['schema.mismatch /steps/j/join/threads']],
    ['another field', { threads: 2, rest: 'block' }, ['schema.mismatch /steps/j/join/rest']],
    ['another word', 'some' as unknown as object, ['schema.mismatch /steps/j/join']],
  ])('refuses %s', (_title, join, problems) => {
    expect(problemsOf(workflow(steps(join, { catch: [{ to: 'd' }] })))).toEqual(
      expect.arrayContaining(problems),
    );
  });

  it('refuses unknown steps in `cancels`, with the nearest id', () => {
    const definition = workflow({ abc: task([], { cancels: ['abd'] }) });
    expect(compile(definition, REFERENCES).problems).toMatchObject([
      { code: 'step.unknown', path: '/steps/abc/cancels/0', fix: 'did you mean abc?' },
    ]);
  });

  it.each([[-1], [1.5], [1001], ['many'], [null]])('refuses %j as a number of copies', (copies) => {
    expect(problemsOf(workflow({ a: task([], { next: [{ to: 'b', copies }] }), b: end }))).toEqual([
      'schema.mismatch /steps/a/next/0/copies',
    ]);
  });

  it('refuses a `catch` of join.deadlock that does anything but `to` (rule T6)', () => {
    const caught = (entry: object) =>
      problemsOf(
        workflow({
          a: task(['b', 'd'], all),
          b: task(['j']),
          d: end,
          j: task([], { join: 'all', catch: [{ on: ['join.deadlock'], ...entry }] }),
        }),
      );
    expect(caught({ to: 'd' })).toEqual([]);
    expect(caught({ then: 'retry' })).toEqual(['catch.deadlock /steps/j/catch/0']);
    expect(caught({ to: 'd', save: { x: 1 } })).toEqual(['catch.deadlock /steps/j/catch/0']);
  });
});
