import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const all = { split: 'all' };
const join = { join: 'all' };

describe('tokens (rules T1 to T9)', () => {
  it('numbers visits at firing and never uses a number again', () => {
    const plan = planOf({ a: task(['a', 'b'], all), b: task() });
    const script = new Script(plan);
    script.done('a#1');
    script.done('a#2');
    expect(script.open).toEqual(['b#1', 'a#3', 'b#2']);
  });

  it('runs the worklist first in, first out, transitions in listed order', () => {
    const set = (next: readonly string[]): Step => ({
      type: 'set',
      split: 'all',
      next: next.map((to) => ({ to })),
    });
    const plan = planOf({ a: set(['b', 'c']), b: set(['d']), c: set(['e']), d: set([]), e: set([]) });
    expect(new Script(plan).settled.map((visit) => visit[0])).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('splits first: the first entry that holds', () => {
    const plan = planOf({
      a: {
        type: 'decide',
        next: [{ when: 'input.n > 9', to: 'b' }, { when: 'input.n > 1', to: 'c' }, { to: 'd' }],
      },
      b: task(),
      c: task(),
      d: task(),
    });
    expect([10, 5, 0].map((n) => new Script(plan, { n }).open)).toEqual([['b#1'], ['c#1'], ['d#1']]);
  });

  it('splits all: every entry that holds', () => {
    const plan = planOf({
      a: {
        type: 'set',
        split: 'all',
        next: [{ when: 'input.n > 9', to: 'b' }, { when: 'input.n > 1', to: 'c' }, { to: 'd' }],
      },
      b: task(),
      c: task(),
      d: task(),
    });
    expect(new Script(plan, { n: 5 }).open).toEqual(['c#1', 'd#1']);
  });

  it('fails with next.none when no entry holds, and ends a token where there is no `next`', () => {
    const none = planOf({ a: { type: 'set', next: [{ when: 'false', to: 'b' }] }, b: { type: 'end' } });
    expect(new Script(none).state.closed).toMatchObject({ status: 'failed', error: { code: 'next.none' } });
    expect(new Script(planOf({ a: { type: 'set' } })).state.closed?.status).toBe('completed');
  });

  it('joins any: every arrival opens a visit', () => {
    const plan = planOf({ a: task(['b', 'c'], all), b: task(['d']), c: task(['d']), d: task() });
    const script = new Script(plan);
    ['a#1', 'b#1', 'c#1'].forEach((work) => script.done(work));
    expect(script.open).toEqual(['d#1', 'd#2']);
  });

  it('joins all: waits for one token on every branch', () => {
    const plan = planOf({ a: task(['b', 'c'], all), b: task(['d']), c: task(['d']), d: task([], join) });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('b#1')).toEqual(['dispatchTask d#1']);
  });

  it('counts `next` and `catch` of one step as one branch, so a caught error still joins', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['d'], { catch: [{ to: 'd' }] }),
      c: task(['d']),
      d: task([], join),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.fail('b#1', 'broken');
    expect(script.done('c#1')).toEqual(['dispatchTask d#1']);
  });

  it('joins only tokens of one round: those that descend from the same visit of the scope', () => {
    const plan = planOf({
      a: task(['a', 's'], all),
      s: task(['b', 'c'], all),
      b: task(['d']),
      c: task(['d']),
      d: task([], join),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('a#2');
    script.done('s#1');
    script.done('s#2');
    script.done('b#1');
    expect(script.done('c#2')).toEqual([]);
    expect(script.done('c#1')).toEqual(['dispatchTask d#1']);
    expect(script.done('b#2')).toEqual(['dispatchTask d#2']);
  });

  it('keeps surplus tokens of a branch for a later firing', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['d', 'b'], all),
      c: task(['d', 'c'], all),
      d: task([], join),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('b#2');
    expect(script.done('c#1')).toEqual(['dispatchTask d#1', 'dispatchTask c#2']);
    expect(script.done('c#2')).toContain('dispatchTask d#2');
  });

  it('skips by `unless`: output is the default, `next` as usual, no `save`', () => {
    const plan = planOf({
      a: task(['b'], { unless: 'input.off', default: { n: '${ input.n }' }, save: { x: 1 } }),
      b: { type: 'end', output: '${ { "s": steps.a.status, "o": steps.a.output, "v": vars } }' },
    });
    const script = new Script(plan, { off: true, n: 3 });
    expect(script.settled).toEqual(['a#1 skipped', 'b#1 completed']);
    expect(script.state.closed?.output).toEqual({ s: 'skipped', o: { n: 3 }, v: {} });
  });

  it('holds at once a join that can never fire, though other branches run', () => {
    const plan = planOf({
      a: task(['b', 'c', 'e'], all),
      b: task(['d']),
      c: { type: 'task', task: 'work', next: [{ when: 'output.ok', to: 'd' }, { to: 'f' }] },
      d: task([], join),
      e: task(),
      f: task(),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    expect(script.state.stuck).toEqual([]);
    script.done('c#1', { ok: false });
    expect(script.state.stuck).toEqual([{ step: 'd', round: 1, since: 0 }]);
    expect(script.state.numbers.d).toBeUndefined();
    script.done('e#1');
    script.done('f#1');
    expect(script.state.closed).toBeUndefined();
  });

  it('lets a join catch its deadlock: it consumes the held tokens and goes on at `to`', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['d']),
      c: { type: 'task', task: 'work', next: [{ when: 'output.ok', to: 'd' }, { to: 'f' }] },
      d: task([], { join: 'all', catch: [{ on: ['join.deadlock'], to: 'g' }] }),
      f: { type: 'end' },
      g: task(),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    expect(script.done('c#1', { ok: false })).toEqual(['dispatchTask g#1']);
    expect([script.state.tokens, script.state.stuck]).toEqual([{}, []]);
  });

  it('holds a join that only feeds itself by its catch, within the budget', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task([], { join: 'all', catch: [{ on: ['join.deadlock'], to: 'b' }] }),
      c: { type: 'end' },
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.state.stuck).toEqual([{ step: 'b', round: 1, since: 0 }]);
  });

  it('does not hold a join while a held visit could still reach it', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['d']),
      c: task(['d'], { catch: [{ then: 'hold' }] }),
      d: task([], join),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.fail('c#1', 'broken');
    expect(script.state.stuck).toEqual([]);
    script.retry('c#1');
    expect(script.done('c#1.1')).toEqual(['dispatchTask d#1']);
  });

  it('holds two joins that wait for each other', () => {
    const plan = planOf({
      a: task(['x', 'y'], all),
      x: task(['y', 'z'], { join: 'all', split: 'all' }),
      y: task(['x', 'z'], { join: 'all', split: 'all' }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.state.stuck.map(({ step }) => step)).toEqual(['x', 'y']);
  });

  it('completes when no position is left, and eats the token of an `end`', () => {
    const plan = planOf({ a: task(['b', 'c'], all), b: { type: 'end' }, c: task() });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.state.closed).toBeUndefined();
    expect(script.done('c#1')).toEqual(['close completed']);
  });

  it.each([
    ['completed', 'close completed'],
    ['cancelled', 'close cancelled'],
    ['failed', 'close failed terminated.failed'],
  ] as const)('terminates as %s: all else is withdrawn', (terminate, close) => {
    const plan = planOf({ a: task(['b', 'c'], all), b: task(), c: { type: 'end', terminate } });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask b#1', 'cancelTask b#1', close]);
    expect(script.settled).toContain('b#1 cancelled');
  });

  it('terminates as failed with the code of the end', () => {
    const plan = planOf({ a: { type: 'end', terminate: 'failed', code: 'order.lost' } });
    expect(new Script(plan).state.closed?.error?.code).toBe('order.lost');
  });

  it('ignores late results of withdrawn work', () => {
    const plan = planOf(
      { a: task(['b', 'c'], all), b: task([], { catch: [{ to: 'c' }] }), c: task() },
      { onCancel: { to: 'c' } },
    );
    const script = new Script(plan);
    script.done('a#1');
    script.verb('cancelRequested');
    expect(script.done('b#1', 1)).toEqual([]);
    expect(script.state.steps.b?.status).toBe('cancelled');
  });

  it('cuts a loop of pure steps by loop.budget, which only an explicit `on` catches', () => {
    const loop = { type: 'set', next: [{ to: 'b' }] } as const;
    const b = { type: 'set', next: [{ when: 'input.n > 0', to: 'a' }, { to: 'c' }] } as const;
    const c = { type: 'end' } as const;
    expect(new Script(planOf({ a: loop, b, c }), { n: 1 }).state.closed?.error?.code).toBe('loop.budget');
    const caught = planOf({
      a: { ...loop, catch: [{ on: ['loop.budget'], to: 'd' }] },
      b: { ...b, catch: [{ on: ['loop.budget'], to: 'd' }] },
      c,
      d: task(),
    });
    expect(new Script(caught, { n: 1 }).open).toEqual(['d#1']);
    const greedy = planOf({
      a: { ...loop, catch: [{ to: 'd' }] },
      b: { ...b, catch: [{ to: 'd' }] },
      c,
      d: task(),
    });
    expect(new Script(greedy, { n: 1 }).state.closed?.error?.code).toBe('loop.budget');
  });

  it('fails the step that would place more than 5,000 tokens', () => {
    const two = [{ to: 'a' }, { to: 'a' }, { to: 'b' }];
    const plan = planOf({ a: { type: 'set', split: 'all', next: two }, b: task() });
    const script = new Script(plan);
    expect(script.state.closed?.error?.code).toBe('token.limit');
  });

  it('keeps at most 500 tasks in flight; the others wait in order and follow as places get free', () => {
    const many = Array.from({ length: 510 }, () => ({ to: 'b' }));
    const plan = planOf({
      a: { type: 'set', split: 'all', next: many.slice(0, 200) },
      b: task(['c']),
      c: task(),
    });
    const wide = planOf({ a: { type: 'set', split: 'all', next: many }, b: task() });
    expect(new Script(plan).effects).toHaveLength(200);
    const script = new Script(wide);
    expect(script.effects).toHaveLength(500);
    expect(Object.keys(script.state.backlog)).toHaveLength(10);
    expect(script.done('b#3')).toEqual(['dispatchTask b#501']);
    expect(script.done('b#502')).toEqual([]);
    expect(script.fail('b#4', 'x')).toContain('close failed x');
  });
});
