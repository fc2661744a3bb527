import { describe as group, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, problemsOf, Script } from '../script.fixture.ts';

const loop = (repeat: object, more: object = {}): Step =>
  ({
    type: 'task',
    task: 'work',
    repeat,
    save: { n: '${ get(vars, "n", 0) + 1 }' },
    next: [{ to: 'z' }],
    ...more,
  }) as Step;
const end: Step = { type: 'set' };

const run = (repeat: object, more: object = {}) => new Script(planOf({ a: loop(repeat, more), z: end }));

group('repeat (F7): pattern 21', () => {
  it('every round is a visit; `next` runs after the last', () => {
    const script = run({ until: 'vars.n == 3' });
    expect(script.done('a#1')).toEqual(['dispatchTask a#2']);
    expect(script.done('a#2')).toEqual(['dispatchTask a#3']);
    expect(script.done('a#3')).toEqual(['close completed']);
    expect(script.settled).toEqual(['a#1 completed', 'a#2 completed', 'a#3 completed', 'z#1 completed']);
  });

  it('`while` is judged before each round; false at first skips the step', () => {
    const script = run({ while: 'get(vars, "n", 0) < 2' });
    script.done('a#1');
    expect(script.done('a#2')).toEqual(['close completed']);
    const skipped = run({ while: 'false' });
    expect(skipped.settled).toEqual(['a#1 skipped', 'z#1 completed']);
  });

  it('`until` and `while` see the output of the round, after its `save`', () => {
    const script = run({ until: 'output == "stop" && vars.n > 1' });
    expect(script.done('a#1', 'stop')).toEqual(['dispatchTask a#2']);
    expect(script.done('a#2', 'stop')).toEqual(['close completed']);
    const asked = run({ while: 'output == null || output.more' });
    expect(asked.done('a#1', { more: true })).toEqual(['dispatchTask a#2']);
    expect(asked.done('a#2', { more: false })).toEqual(['close completed']);
  });

  it('past `max` the last round fails with loop.max, after its save', () => {
    const script = run({ until: 'false', max: 2 }, { catch: [{ on: ['loop.max'], to: 'z' }] });
    script.done('a#1');
    expect(script.done('a#2')).toEqual(['close completed']);
    expect(script.vars).toEqual({ n: 2 });
    expect(script.settled).toEqual(['a#1 completed', 'a#2 failed', 'z#1 completed']);
  });

  it('a last round that needs no other is no loop.max', () => {
    const script = run({ until: 'vars.n == 2', max: 2 });
    script.done('a#1');
    expect(script.done('a#2')).toEqual(['close completed']);
  });

  it('a catch that completes loop.max goes on by `next`', () => {
    const script = run(
      { until: 'false', max: 1 },
      { catch: [{ on: ['loop.max'], then: 'complete', output: 0 }] },
    );
    expect(script.done('a#1')).toEqual(['close completed']);
    expect(script.settled).toEqual(['a#1 completed', 'z#1 completed']);
  });

  it('a failed round is retried as the same round', () => {
    const script = run(
      { until: 'false', max: 2 },
      { catch: [{ on: ['x'], then: 'retry', max: 5 }, { to: 'z' }] },
    );
    script.done('a#1');
    expect(script.fail('a#2', 'x')).toEqual(['dispatchTask a#3']);
    script.done('a#3');
    expect(script.settled).toEqual(['a#1 completed', 'a#2 failed', 'a#3 failed', 'z#1 completed']);
  });

  it('gates are passed once: `unless` is judged before the first round, a lock is held over all rounds', () => {
    const script = run({ until: 'vars.n == 2' }, { unless: 'get(vars, "n", 0) > 0', lock: 'one' });
    script.done('a#1');
    expect(script.state.locks).toMatchObject({ one: { visit: 'a#2' } });
    script.done('a#2');
    expect(script.settled).toEqual(['a#1 completed', 'a#2 completed', 'z#1 completed']);
  });

  it('`cancels` runs after the last round', () => {
    const plan = planOf({
      s: { type: 'set', split: 'all', next: [{ to: 'a' }, { to: 'b' }] },
      a: loop({ until: 'vars.n == 2' }, { cancels: ['b'], next: [] }),
      b: { type: 'task', task: 'work' },
    });
    const script = new Script(plan);
    expect(script.done('a#1')).toEqual(['dispatchTask a#2']);
    expect(script.done('a#2')).toEqual(['cancelTask b#1', 'close completed']);
  });

  it('a loop of pure rounds without end is cut (L5)', () => {
    const plan = planOf({ a: { type: 'set', repeat: { until: 'false' } } as Step });
    expect(new Script(plan).state.closed?.error?.code).toBe('loop.budget');
  });

  it('a round that fails in `until` fails the visit, what it saved is not kept (D5)', () => {
    const script = run({ until: 'vars.none' }, { catch: [{ to: 'z' }] });
    script.done('a#1');
    expect([script.vars, script.settled]).toEqual([{}, ['a#1 failed', 'z#1 completed']]);
  });

  it('compile warns where only loop.max ends it', () => {
    const steps = { a: loop({ max: 3 }), z: end };
    expect(problemsOf({ kind: 'workflow', name: 'sample', start: 'a', steps })).toEqual([
      'repeat.endless /steps/a/repeat',
    ]);
  });
});
