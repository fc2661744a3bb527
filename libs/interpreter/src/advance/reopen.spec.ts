import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe as view } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const steps = {
  a: task(['b', 'c', 'd'], { split: 'all' }),
  b: task(['e'], { with: { n: '${ input.n }' } }),
  c: task(['e']),
  d: task(['e']),
  e: task([], { join: 'all' }),
};

describe('an operator’s retry on a closed instance (rule O3)', () => {
  it('takes back the end: the failed visit and what was withdrawn with it begin again, tokens wait again', () => {
    const script = new Script(planOf(steps), { n: 5 });
    script.done('a#1');
    script.done('d#1');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'close failed x']);
    expect(script.retry('b#1')).toEqual(['dispatchTask b#1.1', 'dispatchTask c#1.1']);
    expect(script.effects[0]).toMatchObject({ input: { n: 5 }, idempotencyKey: 'i/b#1' });
    expect(view(script.interpreter.plan, script.state)).toMatchObject({ status: 'running' });
    expect(script.state.instance.error).toBeNull();
    script.done('b#1.1');
    expect(script.done('c#1')).toEqual([]);
    expect(script.done('c#1.1')).toEqual(['dispatchTask e#1']);
    expect(script.done('e#1')).toEqual(['close completed']);
  });

  it('may fail and be retried again, after handlers too', () => {
    const script = new Script(planOf({ a: task(['z']), h: task(), z: task() }, { onError: { to: 'h' } }));
    script.fail('a#1', 'x');
    script.done('h#1');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.1']);
    script.fail('a#1.1', 'x');
    script.done('h#2');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.2']);
    expect(script.done('a#1.2')).toEqual(['dispatchTask z#1']);
  });

  it('brings back a cancelled instance, with the deadline of its life as it was', () => {
    const script = new Script(planOf({ a: task() }, { timeout: { after: 'PT1H' } }));
    script.at = 1_000;
    script.verb('cancelRequested');
    expect(script.retry('a#1')).toEqual(['startTimer @timeout 3600000', 'dispatchTask a#1.1']);
  });

  it('is refused for a completed instance and for a visit that its end did not touch', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    script.done('a#1');
    script.fail('b#1', 'x');
    expect(script.retry('a#1')).toEqual([]);
    script.retry('b#1');
    script.done('b#1.1');
    expect(script.retry('b#1')).toEqual([]);
    expect(script.state.closed?.status).toBe('completed');
  });
});
