import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { all, planOf, problemsOf, Script, task, workflow } from '../script.fixture.ts';

const race = { split: 'race' };
const manual = (next: readonly string[] = [], more: object = {}): Step =>
  ({
    type: 'manual',
    form: 'review',
    assign: { groups: ['g'] },
    next: next.map((to) => ({ to })),
    ...more,
  }) as Step;
const delay = (next: readonly string[] = [], time = 'PT1H'): Step =>
  ({ type: 'delay', delay: { for: time }, next: next.map((to) => ({ to })) }) as Step;

describe('split: race (rule W3, pattern 16)', () => {
  it('opens every target that holds; the first to settle wins, the others are withdrawn before its tokens', () => {
    const plan = planOf({
      a: task([], { ...race, next: [{ to: 'b' }, { to: 'c' }, { to: 'd', when: 'false' }] }),
      b: task(['z']),
      c: delay(['z']),
      d: task(),
      z: task(),
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask b#1', 'startTimer c#1/delay 3600000']);
    expect(script.done('b#1')).toEqual(['cancelTimer c#1/delay', 'dispatchTask z#1']);
    expect(script.settled).toEqual(['a#1 completed', 'b#1 completed', 'c#1 cancelled']);
    const other = new Script(plan);
    other.done('a#1');
    expect(other.fire('c#1/delay')).toEqual(['cancelTask b#1', 'dispatchTask z#1']);
    expect(other.done('b#1')).toEqual([]);
  });

  it('opens all members before the end of any of them is taken', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd'], race),
      b: { type: 'set', next: [{ to: 'z' }] },
      c: task(['z']),
      d: { type: 'set', next: [{ to: 'z' }] },
      z: { type: 'end', output: '${ [steps.b.status, steps.c.status, steps.d.status] }' },
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask c#1', 'cancelTask c#1', 'close completed']);
    expect(script.state.closed?.output).toEqual(['completed', 'cancelled', 'cancelled']);
  });

  it('is won however the member ends: failed and caught, passed, or skipped for good', () => {
    const steps = (more: object) => ({
      a: task(['b', 'c'], race),
      b: task(['z'], more),
      c: task(['z']),
      z: task(),
    });
    const caught = new Script(planOf(steps({ catch: [{ to: 'z' }] })));
    caught.done('a#1');
    expect(caught.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'dispatchTask z#1']);
    const passed = new Script(planOf(steps({ catch: [{ then: 'pass' }] })));
    passed.done('a#1');
    expect(passed.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'dispatchTask z#1']);
    const skipped = new Script(planOf(steps({ unless: 'true' })));
    expect(skipped.done('a#1')).toEqual(['dispatchTask c#1', 'cancelTask c#1', 'dispatchTask z#1']);
    const failed = new Script(planOf(steps({})));
    failed.done('a#1');
    expect(failed.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'close failed x']);
  });

  it('stays open while a member is held or tried again', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd'], race),
      b: task(['z'], { catch: [{ then: 'hold' }] }),
      c: task(['z'], { catch: [{ then: 'retry' }] }),
      d: task(['z']),
      z: task(),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual([]);
    expect(script.fail('c#1', 'x')).toEqual(['dispatchTask c#2']);
    expect(script.open).toEqual(['b#1', 'd#1', 'c#2']);
    expect(script.done('c#2')).toEqual(['cancelTask d#1', 'dispatchTask z#1']);
    expect(script.settled).toContain('b#1 cancelled');
  });

  it('is not decided by an error that ends the part: an operator’s retry finds it open', () => {
    const plan = planOf({ a: task(['b', 'c'], race), b: task(), c: task() });
    const script = new Script(plan);
    script.done('a#1');
    script.fail('b#1', 'x');
    expect(script.retry('b#1')).toEqual(['dispatchTask b#1.1', 'dispatchTask c#1.1']);
    expect(script.done('c#1.1')).toEqual(['cancelTask b#1.1', 'close completed']);
  });

  it('is won by a member that is caught before its compensation begins', () => {
    const plan = planOf({
      s: task(['a'], { compensate: 'declared' }),
      a: task(['b', 'c'], race),
      b: task(['z'], { catch: [{ to: 'z', compensate: 'all' }] }),
      c: task(['z']),
      z: task(),
    });
    const script = new Script(plan);
    script.done('s#1');
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'dispatchTask s#1~undo']);
    expect(script.done('s#1~undo')).toEqual(['dispatchTask z#1']);
  });

  it('is not won by a member that is withdrawn', () => {
    const plan = planOf({
      s: task(['a', 'k'], all),
      a: task(['b', 'c'], race),
      b: task(['z']),
      c: task(['z']),
      k: task([], { cancels: ['b'] }),
      z: task(),
    });
    const script = new Script(plan);
    script.done('s#1');
    script.done('a#1');
    expect(script.done('k#1')).toEqual(['cancelTask b#1']);
    expect(script.done('c#1')).toEqual(['dispatchTask z#1']);
  });

  it('fails with next.none when no entry holds', () => {
    const plan = planOf({ a: { type: 'set', split: 'race', next: [{ to: 'b', when: 'false' }] }, b: task() });
    expect(new Script(plan).state.closed?.error?.code).toBe('next.none');
  });

  it('keeps two races of one step apart', () => {
    const plan = planOf({ s: task(['a', 'a'], all), a: task(['b', 'c'], race), b: task(), c: task() });
    const script = new Script(plan);
    ['s#1', 'a#1', 'a#2'].forEach((work) => script.done(work));
    expect(script.done('b#2')).toEqual(['cancelTask c#2']);
    expect(script.open).toEqual(['b#1', 'c#1']);
  });

  it('lets a token that goes by a catch into no race', () => {
    const plan = planOf({
      a: task(['b', 'c'], { ...race, catch: [{ to: 'b' }] }),
      b: task(),
      c: task(),
    });
    const script = new Script(plan);
    script.fail('a#1', 'x');
    expect(script.state.visits['b#1']?.race).toBeUndefined();
  });

  it('is won by the first claim of a manual member under win: start, for good', () => {
    const plan = planOf({
      a: task(['b', 'c'], { ...race, win: 'start' }),
      b: manual(['z']),
      c: delay(['z']),
      z: task(),
    });
    const script = new Script(plan);
    script.done('a#1');
    const claim = { type: 'taskStarted', at: 0, work: 'b#1', by: 'eve' } as const;
    expect(script.take(claim)).toEqual(['cancelTimer c#1/delay']);
    expect(script.settled).toContain('c#1 cancelled');
    expect(script.open).toEqual(['b#1']);
    expect(script.take(claim)).toEqual([]);
    expect(script.done('b#1', {}, 'eve')).toEqual(['dispatchTask z#1']);
    const settle = new Script(
      planOf({ ...plan.steps, a: task(['b', 'c'], race), b: manual(['z']), c: delay(['z']), z: task() }),
    );
    settle.done('a#1');
    expect(settle.take(claim)).toEqual([]);
    expect(settle.open).toEqual(['b#1', 'c#1']);
  });

  it('is refused onto a step with a join, with copies, and `win` without a race', () => {
    const definition = workflow({
      a: task([], { ...race, next: [{ to: 'b' }, { to: 'c', copies: 2 }] }),
      b: task([], { join: 'all', win: 'start' }),
      c: task(),
    });
    expect(problemsOf(definition)).toEqual([
      'race.target /steps/a/next/0/to',
      'race.copies /steps/a/next/1/copies',
      'race.win /steps/b/win',
    ]);
  });
});
