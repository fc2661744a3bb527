import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { all, planOf, Script, task } from './script.fixture.ts';

const when = (to: string, test: string) => ({ to, when: test });
const dispatched = (steps: Readonly<Record<string, Step>>, works: readonly string[]): readonly string[] => {
  const script = new Script(planOf(steps));
  return works.flatMap((work) => script.done(work));
};

describe('control-flow patterns of tokens, splits and joins', () => {
  it('1 sequence: B is enabled after A completes', () => {
    expect(dispatched({ a: task(['b']), b: task() }, ['a#1'])).toEqual(['dispatchTask b#1']);
  });

  it('2 parallel split, 3 synchronization: threads run concurrently and meet exactly once', () => {
    const steps = {
      a: task(['b', 'c'], all),
      b: task(['d']),
      c: task(['d']),
      d: task([], { join: 'all' }),
    };
    expect(dispatched(steps, ['a#1', 'c#1', 'b#1', 'd#1'])).toEqual([
      'dispatchTask b#1',
      'dispatchTask c#1',
      'dispatchTask d#1',
      'close completed',
    ]);
  });

  it('4 exclusive choice, 5 simple merge: one branch by data, met without waiting', () => {
    const next = [when('b', 'output.n > 1'), { to: 'c' }];
    const plan = planOf({ a: task([], { next }), b: task(['d']), c: task(['d']), d: task() });
    const script = new Script(plan);
    expect(script.done('a#1', { n: 2 })).toEqual(['dispatchTask b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask d#1']);
  });

  it('6 multi-choice, 7 structured synchronizing merge: the branches taken, and only they, are waited for', () => {
    const next = ['b', 'c', 'd'].map((to) => when(to, `output.${to}`));
    const plan = planOf({
      a: task([], { split: 'all', next }),
      b: task(['j']),
      c: task(['j']),
      d: task(['j']),
      j: task([], { join: 'active' }),
    });
    const script = new Script(plan);
    script.done('a#1', { b: true, c: true, d: false });
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('b#1')).toEqual(['dispatchTask j#1']);
  });

  it('8 multi-merge: two arrivals, two runs of the next step', () => {
    const steps = { a: task(['b', 'c'], all), b: task(['d']), c: task(['d']), d: task() };
    expect(dispatched(steps, ['a#1', 'b#1', 'c#1']).slice(2)).toEqual([
      'dispatchTask d#1',
      'dispatchTask d#2',
    ]);
  });

  it('10 arbitrary cycles: a loop with two entries and two exits', () => {
    const plan = planOf({
      a: task([], { next: [when('b', 'output.left'), { to: 'c' }] }),
      b: task([], { next: [when('c', 'output.on'), { to: 'z' }] }),
      c: task([], { next: [when('b', 'output.on'), { to: 'z' }] }),
      z: { type: 'end' },
    });
    const script = new Script(plan);
    script.done('a#1', { left: false });
    expect(script.done('c#1', { on: true })).toEqual(['dispatchTask b#1']);
    expect(script.done('b#1', { on: true })).toEqual(['dispatchTask c#2']);
    expect(script.done('c#2', { on: false })).toEqual(['close completed']);
  });

  it('11 implicit termination: it ends when nothing is left to do', () => {
    const steps = { a: task(['b', 'c'], all), b: task(), c: task() };
    expect(dispatched(steps, ['a#1', 'b#1']).at(-1)).toBe('dispatchTask c#1');
    expect(dispatched(steps, ['a#1', 'b#1', 'c#1']).at(-1)).toBe('close completed');
  });

  it('33 generalised AND-join: one token per branch, surplus kept for later firings', () => {
    const steps = {
      a: task(['b', 'b', 'c'], all),
      b: task(['j']),
      c: task(['j', 'k'], all),
      k: task(['c']),
      j: task([], { join: 'all' }),
    };
    const script = new Script(planOf(steps));
    ['a#1', 'b#1', 'b#2'].forEach((work) => script.done(work));
    expect(script.done('c#1')).toEqual(['dispatchTask j#1', 'dispatchTask k#1']);
    expect(script.state.tokens.j).toMatchObject([{ branch: 'b', seq: 2 }]);
    script.done('k#1');
    expect(script.done('c#2')).toEqual(['dispatchTask j#2', 'dispatchTask k#2']);
  });

  it('37 local and 38 general synchronizing merge: one join decides from all that can still reach it', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(['d']),
      d: task([], { join: 'active', next: [when('b', 'output.again'), { to: 'j' }] }),
      c: task(['j']),
      j: task([], { join: 'active' }),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('b#1')).toEqual(['dispatchTask d#1']);
    expect(script.done('d#1', { again: true })).toEqual(['dispatchTask b#2']);
    script.done('b#2');
    expect(script.done('d#2', { again: false })).toEqual(['dispatchTask j#1']);
  });

  it('42 thread split, 41 thread merge: one thread becomes three and one again', () => {
    const steps = {
      a: task([], { next: [{ to: 'b', copies: 3 }] }),
      b: task(['c']),
      c: task([], { join: { threads: 3 } }),
    };
    expect(dispatched(steps, ['a#1', 'b#2', 'b#1', 'b#3']).slice(3)).toEqual(['dispatchTask c#1']);
  });

  it('43 explicit termination: reaching an end ends the instance, whatever else runs', () => {
    const steps = { a: task(['b', 'c'], all), b: task(), c: { type: 'end', terminate: 'completed' } as Step };
    expect(dispatched(steps, ['a#1'])).toEqual(['dispatchTask b#1', 'cancelTask b#1', 'close completed']);
  });
});
