import { describe, expect, it } from '@jest/globals';
import { all, planOf, Script, task } from '../script.fixture.ts';

/** A split into b, c, d that meet in a join, in a loop. */
const loop = (join: object, more: object = {}) =>
  planOf({
    a: task(['b', 'c', 'd'], all),
    b: task(['j']),
    c: task(['j']),
    d: task(['j']),
    j: task([], { join, next: [{ to: 'a', when: 'output.again' }, { to: 'z' }], ...more }),
    z: { type: 'end' },
  });

const started = (join: object, more?: object): Script => {
  const script = new Script(loop(join, more));
  script.done('a#1');
  return script;
};

describe('join: count (rules J2, J3, J4)', () => {
  it('fires at the first of three; later ones vanish, and it resets after all came (pattern 9)', () => {
    const script = started({ count: 1 });
    expect(script.done('c#1')).toEqual(['dispatchTask j#1']);
    expect(script.done('b#1')).toEqual([]);
    expect(script.state.tokens).toEqual({});
    expect(script.state.fired).toMatchObject({ 'j#1.0': { arrived: ['c', 'b'] } });
    expect(script.done('d#1')).toEqual([]);
    expect(script.state.fired).toBeUndefined();
  });

  it('fires at the n-th branch (pattern 30), whatever the order', () => {
    const script = started({ count: 2 });
    expect(script.done('d#1')).toEqual([]);
    expect(script.done('b#1')).toEqual(['dispatchTask j#1']);
    expect(script.done('c#1')).toEqual([]);
  });

  it('counts branches, not tokens: a second token on one branch goes with the firing', () => {
    const plan = planOf({
      a: task(['b', 'b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { join: { count: 2 } }),
    });
    const script = new Script(plan);
    ['a#1', 'b#1'].forEach((work) => script.done(work));
    expect(script.done('b#2')).toEqual([]);
    expect(script.done('c#1')).toEqual(['dispatchTask j#1']);
    expect(script.state.positions).toBe(1);
  });

  it('runs rounds independently under rest: ignore: a next round fires while the last one has not ended', () => {
    const script = started({ count: 1, rest: 'ignore' });
    script.done('b#1');
    expect(script.done('j#1', { again: true })).toEqual(['dispatchTask a#2']);
    script.done('a#2');
    expect(script.done('c#2')).toEqual(['dispatchTask j#2']);
    expect(script.done('c#1')).toEqual([]);
    expect(Object.keys(script.state.fired ?? {})).toEqual(['j#1.0', 'j#2.1']);
  });

  it('tells rounds apart by its own number too: tokens that came through the join begin a new one', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { join: { count: 1 }, next: [{ to: 'b', when: 'output.again' }, { to: 'z' }] }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    ['a#1', 'b#1'].forEach((work) => script.done(work));
    expect(script.done('j#1', { again: true })).toEqual(['dispatchTask b#2']);
    expect(script.done('b#2')).toEqual(['dispatchTask j#2']);
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('j#2', { again: false })).toEqual(['close completed']);
  });

  it('ends a fired round when no position of the same number can reach a missing branch', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [{ to: 'j', when: 'output.ok' }, { to: 'e' }] }),
      e: task(),
      j: task([], { join: { count: 1 } }),
    });
    const script = new Script(plan);
    ['a#1', 'b#1'].forEach((work) => script.done(work));
    expect(Object.keys(script.state.fired ?? {})).toEqual(['j#1.0']);
    script.done('c#1', { ok: false });
    expect(script.state.fired).toBeUndefined();
  });

  it('ends a fired round though what came through the join, of another number, can reach the missing branch (rule J0)', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [{ to: 'j', when: 'output.ok' }, { to: 'e' }] }),
      d: task(['c']),
      e: { type: 'end' },
      j: task(['d'], { join: { count: 1 } }),
    });
    const script = new Script(plan);
    ['a#1', 'b#1', 'j#1'].forEach((work) => script.done(work));
    expect(Object.keys(script.state.fired ?? {})).toEqual(['j#1.0']);
    script.done('c#1', { ok: false });
    expect([script.open, script.state.fired]).toEqual([['d#1'], undefined]);
  });

  it('blocks a later round until the earlier one has ended (patterns 28 and 31)', () => {
    const script = started({ count: 1, rest: 'block' });
    script.done('b#1');
    script.done('j#1', { again: true });
    script.done('a#2');
    expect(script.done('c#2')).toEqual([]);
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('d#1')).toEqual(['dispatchTask j#2']);
  });

  it('lets a blocked round wait inside S: it fires when a cancellation ends the earlier one', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { join: { count: 1, rest: 'block' }, split: 'all', next: [{ to: 'a' }, { to: 'k' }] }),
      k: task([], { cancels: ['c'] }),
    });
    const script = new Script(plan);
    ['a#1', 'b#1', 'j#1', 'a#2'].forEach((work) => script.done(work));
    expect(script.done('b#2')).toEqual([]);
    expect(script.state.stuck).toEqual([]);
    expect(script.done('k#1')).toEqual(['cancelTask c#1', 'cancelTask c#2', 'dispatchTask j#2']);
  });

  it('holds a round that waits for an earlier one which can never fire', () => {
    const plan = planOf({
      a: task(['b', 'c', 'x'], all),
      b: task(['j']),
      c: task([], { next: [{ to: 'j', when: 'output.ok' }, { to: 'e' }] }),
      x: task([], { next: [{ to: 'a', when: 'output.ok' }, { to: 'e' }] }),
      e: { type: 'end' },
      j: task([], { join: { count: 2, rest: 'block' } }),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('x#1', { ok: true });
    script.done('a#2');
    script.done('b#2');
    expect(script.done('c#2', { ok: true })).toEqual([]);
    expect(script.state.stuck).toEqual([]);
    script.done('c#1', { ok: false });
    expect(script.state.stuck.map(({ round }) => round)).toEqual([1, 2]);
  });

  it('withdraws the rest at the firing, and ends the round (patterns 29 and 32)', () => {
    const script = started({ count: 2, rest: 'cancel' });
    script.done('b#1');
    expect(script.done('d#1')).toEqual(['cancelTask c#1', 'dispatchTask j#1']);
    expect(script.state.fired).toBeUndefined();
    expect(script.done('c#1')).toEqual([]);
    expect(script.settled).toContain('c#1 cancelled');
  });

  it('withdraws from the region and from the join only what has the same number', () => {
    const plan = planOf({
      s: task(['a', 'a'], all),
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: task([], { join: { count: 1, rest: 'cancel' } }),
    });
    const script = new Script(plan);
    ['s#1', 'a#1', 'a#2'].forEach((work) => script.done(work));
    expect(script.done('b#2')).toEqual(['cancelTask c#2', 'dispatchTask j#1']);
    expect(script.open).toEqual(['b#1', 'c#1', 'j#1']);
  });

  it('withdraws tokens on their way to the join itself', () => {
    const plan = planOf({
      a: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }] },
      b: { type: 'set', next: [{ to: 'j' }] },
      c: { type: 'set', next: [{ to: 'j' }] },
      j: task([], { join: { count: 1, rest: 'cancel' } }),
    });
    expect(new Script(plan).open).toEqual(['j#1']);
  });

  it('withdraws from the steps between the dominator and the join, or from the region given', () => {
    const steps = (join: object) => ({
      a: task(['b', 'c', 'x'], all),
      b: task(['j']),
      c: task(['d']),
      d: task(['j']),
      x: task(['y']),
      y: { type: 'end' },
      j: task([], { join }),
    });
    const join = (plan: ReturnType<typeof planOf>) => plan.steps.j?.join;
    const own = planOf(steps({ count: 1, rest: 'cancel' }));
    expect(join(own)).toMatchObject({ kind: 'count', scope: 'a', region: ['b', 'c', 'd'] });
    const script = new Script(planOf(steps({ count: 1, rest: 'cancel', region: ['x', 'c'] })));
    script.done('a#1');
    expect(script.done('b#1')).toEqual(['cancelTask c#1', 'cancelTask x#1', 'dispatchTask j#1']);
  });

  it('ends all rounds of a count join that is withdrawn (rule T8)', () => {
    const script = started({ count: 1 }, { cancels: ['j'] });
    script.done('b#1');
    expect(script.state.fired).toBeDefined();
    script.done('j#1', { again: false });
    expect(script.state.fired).toBeUndefined();
    expect(script.done('c#1')).toEqual(['dispatchTask j#2']);
  });

  it('holds an unfired round that cannot fire any more; a catch takes its tokens on', () => {
    const steps = (more: object) => ({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task([], { next: [{ to: 'j', when: 'output.ok' }, { to: 'e' }] }),
      e: { type: 'end' } as const,
      f: task(),
      j: task([], { join: { count: 2 }, catch: [{ on: ['join.deadlock'], to: 'f' }], ...more }),
    });
    const held = new Script(planOf(steps({ catch: [{ to: 'f' }] })));
    ['a#1', 'b#1'].forEach((work) => held.done(work));
    held.done('c#1', { ok: false });
    expect(held.state.stuck).toEqual([{ step: 'j', round: 1, own: 0, since: 0 }]);
    expect(held.state.numbers.j).toBeUndefined();
    const caught = new Script(planOf(steps({})));
    ['a#1', 'b#1'].forEach((work) => caught.done(work));
    expect(caught.done('c#1', { ok: false })).toEqual(['dispatchTask f#1']);
  });

  it('takes fired rounds along when an operator opens a failed instance again', () => {
    const script = started({ count: 1 });
    script.done('b#1');
    expect(script.fail('c#1', 'x')).toContain('close failed x');
    expect(script.state.fired).toBeUndefined();
    script.retry('c#1');
    expect(script.state.fired).toMatchObject({ 'j#1.0': { arrived: ['b'] } });
    expect(script.done('c#1.1')).toEqual([]);
    expect(script.done('d#1.1')).toEqual([]);
    expect(script.state.fired).toBeUndefined();
  });

  it('keeps no instance open by a round that has fired', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['j']),
      c: task(['j']),
      j: { type: 'end', join: { count: 1 }, terminate: 'completed' },
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('b#1')).toEqual(['cancelTask c#1', 'close completed']);
    expect(script.state.fired).toBeUndefined();
  });
});
