import { describe, expect, it } from '@jest/globals';
import { all, planOf, Script, task } from '../script.fixture.ts';

describe('withdrawing a list of steps (rule T8, patterns 19 and 25)', () => {
  it('withdraws the visits of the listed steps when the step completes, before its own tokens are placed', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd'], all),
      b: task(['e']),
      c: { type: 'manual', form: 'review', assign: { groups: ['g'] }, timeout: 'PT1H' },
      d: task(['e'], { cancels: ['b', 'c', 'e'] }),
      e: task(),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.done('d#1')).toEqual([
      'cancelTask b#1',
      'cancelTimer c#1/timeout',
      'withdrawTask c#1 cancelled',
      'dispatchTask e#1',
    ]);
    expect(script.settled).toEqual(['a#1 completed', 'd#1 completed', 'b#1 cancelled', 'c#1 cancelled']);
    expect(script.done('b#1')).toEqual([]);
    expect(script.state.numbers.e).toBe(1);
  });

  it('removes tokens that wait at a listed join and tokens that are on their way to it', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd', 'e'], all),
      b: { type: 'set', next: [{ to: 'j' }] },
      c: task(['f', 'g'], all),
      d: task(['j']),
      e: task(['j']),
      f: { type: 'set', cancels: ['j', 'g'] },
      g: task(),
      j: task([], { join: 'all' }),
    });
    const script = new Script(plan);
    script.done('a#1');
    expect(script.state.tokens.j).toHaveLength(1);
    expect(script.done('c#1')).toEqual([]);
    expect([script.open, script.state.tokens, script.state.positions]).toEqual([['d#1', 'e#1'], {}, 2]);
    expect(script.state.numbers.g).toBeUndefined();
  });

  it('withdraws held and delayed visits too, and never the visit that acts', () => {
    const plan = planOf({
      a: task(['b', 'c', 'd', 'd'], all),
      b: task([], { catch: [{ then: 'hold' }] }),
      c: task([], { catch: [{ then: 'retry', after: 'PT1H' }] }),
      d: task([], { cancels: ['b', 'c', 'd'] }),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.fail('b#1', 'broken');
    script.fail('c#1', 'broken');
    expect(script.done('d#1')).toEqual(['cancelTask d#2', 'cancelTimer c#2/retry', 'close completed']);
    const last = ['d#1 completed', 'b#1 cancelled', 'd#2 cancelled', 'c#2 cancelled'];
    expect(script.settled.slice(-4)).toEqual(last);
  });

  it('withdraws nothing when the step fails, is skipped or passes; a caught completion is a whole settle', () => {
    const steps = (more: object) => ({
      a: task(['b', 'c'], all),
      b: task(),
      c: task([], { cancels: ['b'], ...more }),
    });
    const passes = new Script(planOf(steps({ catch: [{ then: 'pass' }] })));
    passes.done('a#1');
    expect(passes.fail('c#1', 'x')).toEqual([]);
    const skips = new Script(planOf(steps({ unless: 'true' })));
    expect(skips.done('a#1')).toEqual(['dispatchTask b#1']);
    const completes = new Script(planOf(steps({ catch: [{ then: 'complete' }] })));
    completes.done('a#1');
    expect(completes.fail('c#1', 'x')).toEqual(['cancelTask b#1', 'close completed']);
  });

  it('leaves completed visits as they are', () => {
    const plan = planOf({
      a: task(['b', 'c'], all),
      b: task(),
      c: task(['d'], { cancels: ['b'] }),
      d: { type: 'end', output: '${ steps.b.status }' },
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    script.done('c#1');
    expect(script.state.closed?.output).toBe('completed');
  });
});
