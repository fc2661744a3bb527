import { describe as group, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import { problemsOf, planOf, Script } from '../script.fixture.ts';

const EACH = { items: '${ input.list }' };

const each = (forEach: object = {}, more: object = {}): Step =>
  ({ type: 'task', task: 'work', with: '${ item }', forEach: { ...EACH, ...forEach }, ...more }) as Step;

const toEnd = { next: [{ to: 'z' }] };
const end: Step = { type: 'end', output: '${ steps.a.output }' } as Step;

/** A `forEach` step `a` over the list, then an end that shows its output. */
function run(list: readonly JsonValue[], forEach: object = {}, more: object = {}): Script {
  return new Script(planOf({ a: each(forEach, { ...toEnd, ...more }), z: end }), { list } as never);
}

const outputOf = (script: Script) => script.state.closed?.output;

group('forEach evaluates its items once and starts them in order (F1)', () => {
  it('each item is work of its own, `step#n[i]`, with its item and index', () => {
    const script = run(
      ['x', 'y'],
      { as: 'word' },
      { with: { w: '${ word }', i: '${ index }', s: '${ item }' } },
    );
    expect(script.effects).toMatchObject([
      { type: 'dispatchTask', work: 'a#1[0]', input: { w: 'x', i: 0, s: 'x' }, idempotencyKey: 'i/a#1[0]' },
      { type: 'dispatchTask', work: 'a#1[1]', input: { w: 'y', i: 1, s: 'y' }, idempotencyKey: 'i/a#1[1]' },
    ]);
  });

  it('no more than `concurrency` run at once; the next starts when one ends', () => {
    const script = run([1, 2, 3, 4], { concurrency: 2 });
    expect(Object.keys(script.state.items ?? {})).toEqual(['a#1[0]', 'a#1[1]']);
    expect(script.done('a#1[1]')).toEqual(['dispatchTask a#1[2]']);
    expect(script.done('a#1[0]')).toEqual(['dispatchTask a#1[3]']);
    expect(script.done('a#1[2]')).toEqual([]);
    expect(script.done('a#1[3]')).toEqual(['close completed']);
  });

  it('an empty list completes at once', () => {
    const script = run([]);
    expect(outputOf(script)).toEqual({
      results: [],
      total: 0,
      done: 0,
      failed: 0,
      cancelled: 0,
      failures: [],
    });
  });

  it('what is no list, or too long, is an error of the visit', () => {
    const plan = planOf({ a: each({}, { catch: [{ on: ['forEach.items'], then: 'hold' }] }) });
    const script = new Script(plan, { list: 7 });
    expect(script.state.visits['a#1']).toMatchObject({ status: 'held', error: { code: 'forEach.items' } });
  });

  it('`save` and `next` run once, `unless` is judged once for all', () => {
    const script = run([1, 2], {}, { save: { n: '${ get(vars, "n", 0) + 1 }' } });
    script.done('a#1[0]');
    script.done('a#1[1]');
    expect(script.vars).toEqual({ n: 1 });
    expect(script.settled.filter((one) => one.startsWith('z'))).toEqual(['z#1 completed']);
    const skipped = run([1, 2], {}, { unless: 'true' });
    expect(skipped.settled[0]).toBe('a#1 skipped');
  });

  it('by default as many run as may be in flight, and the rest wait (T9)', () => {
    const script = run(Array.from({ length: 600 }, (_, i) => i));
    expect(script.effects).toHaveLength(500);
    expect(Object.keys(script.state.items ?? {})).toHaveLength(500);
    expect(script.done('a#1[7]')).toEqual(['dispatchTask a#1[500]']);
  });

  it('items count among the 500 in flight with everything else (T9)', () => {
    const list = Array.from({ length: 400 }, (_, i) => i);
    const plan = planOf({
      s: { type: 'set', split: 'all', next: [{ to: 'a' }, { to: 'b' }] },
      a: each(),
      b: each(),
    });
    const script = new Script(plan, { list });
    expect([script.effects.length, script.state.flight]).toEqual([500, 500]);
    expect(script.done('a#1[0]')).toEqual(['dispatchTask b#1[100]']);
  });

  it('per item: `timeout`, `assign`, `due` and `timers`', () => {
    const manual = {
      type: 'manual',
      form: 'review',
      with: {},
      assign: { users: '${ [item] }' },
      due: { in: 'PT1H' },
      timeout: 'PT2H',
      timers: [{ at: '50%', remind: true }],
      forEach: { items: ['ann', 'bob'], tolerate: { count: 2 } },
    };
    const script = new Script(planOf({ a: manual as never }));
    expect(script.effects[0]).toMatchObject({
      type: 'offerTask',
      work: 'a#1[0]',
      assign: { users: ['ann'] },
      dueAt: 3_600_000,
    });
    expect(script.fire('a#1[1]/timer/0')).toEqual(['remind a#1[1]']);
    expect(script.fire('a#1[0]/timeout')).toEqual([
      'cancelTimer a#1[0]/timer/0',
      'withdrawTask a#1[0] timeout',
    ]);
    expect(script.settled).toEqual(['a#1[0] failed']);
  });
});

group('the output of forEach (F2)', () => {
  it('results stand in item order, null where not completed; failures name index and error', () => {
    const script = run([1, 2, 3], { tolerate: { count: 1 } });
    script.done('a#1[2]', 'c');
    script.fail('a#1[1]', 'http.500');
    script.done('a#1[0]', 'a');
    expect(outputOf(script)).toEqual({
      results: ['a', null, 'c'],
      total: 3,
      done: 2,
      failed: 1,
      cancelled: 0,
      failures: [{ index: 1, error: { code: 'http.500', message: 'it was http.500' } }],
    });
  });

  it('`collect` shapes a result; an item whose `collect` fails has failed', () => {
    const script = run([3, 4], { collect: '${ output.n * item }', tolerate: { count: 1 } });
    script.done('a#1[0]', { n: 2 });
    script.done('a#1[1]', {});
    expect(outputOf(script)).toMatchObject({ results: [6, null], done: 1, failed: 1 });
  });

  it('results that nobody reads are not kept', () => {
    const script = new Script(planOf({ a: each() }), { list: [1, 2] });
    script.done('a#1[0]', 'x'.repeat(1_000));
    expect(JSON.stringify(script.state)).not.toContain('xxx');
  });

  it('results that only the step’s own `save` reads are kept for it', () => {
    const step = each({}, { save: { got: '${ output.results }' } });
    const script = new Script(planOf({ a: step }), { list: [1, 2] });
    script.done('a#1[1]', 'y');
    script.done('a#1[0]', 'x');
    expect(script.vars).toEqual({ got: ['x', 'y'] });
  });

  it('results of more than a value may hold end the visit with size.exceeded (D7)', () => {
    const script = run([1, 2, 3], { concurrency: 1 });
    script.done('a#1[0]', 'x'.repeat(200_000));
    expect(script.done('a#1[1]', 'x'.repeat(200_000))).toEqual(['close failed size.exceeded']);
  });

  it('everybody who completed an item is one of the step’s people (D3)', () => {
    const manual = {
      type: 'manual',
      form: 'review',
      with: {},
      assign: { groups: ['g'] },
      forEach: { items: [1, 2] },
    };
    const script = new Script(planOf({ a: manual as never }, { output: '${ steps.a.by }' }));
    script.done('a#1[0]', {}, 'ann');
    script.done('a#1[1]', {}, 'bob');
    expect(outputOf(script)).toEqual(['ann', 'bob']);
  });
});

group('until (F3)', () => {
  it('"true" means that nobody waits: pattern 12', () => {
    const script = run([1, 2, 3], { until: 'true', concurrency: 1 });
    expect(script.settled).toEqual(['a#1 completed', 'z#1 completed']);
    expect(script.done('a#1[0]')).toEqual(['dispatchTask a#1[1]']);
    script.done('a#1[1]');
    expect(script.done('a#1[2]')).toEqual(['close completed']);
  });

  it('is judged after each end of an item; true completes the visit: pattern 34', () => {
    const script = run([1, 2, 3], { until: 'output.done >= 2' });
    script.done('a#1[0]', 'a');
    expect(script.settled).toEqual(['a#1[0] completed']);
    script.done('a#1[2]', 'c');
    expect(script.settled.slice(2)).toEqual(['a#1 completed', 'z#1 completed']);
    expect(script.done('a#1[1]')).toEqual(['close completed']);
    expect(outputOf(script)).toMatchObject({ results: ['a', null, 'c'], done: 2, cancelled: 0 });
  });

  it('sees the whole output, results and failures too', () => {
    const until = 'output.results.exists(r, r == "stop") || output.failures.size() > 1';
    const script = run([1, 2, 3], { until, rest: 'cancel', tolerate: { count: 3 } });
    script.fail('a#1[0]', 'x');
    script.done('a#1[1]', 'stop');
    expect(outputOf(script)).toMatchObject({ done: 1, failed: 1, cancelled: 1 });
  });

  it('all items ended completes the visit anyway', () => {
    const script = run([1], { until: 'output.done >= 2' });
    expect(script.done('a#1[0]')).toEqual(['close completed']);
  });

  it('an `until` that fails is the error of the visit, its items are withdrawn', () => {
    const script = run([1, 2], { until: 'output.results[0].x == 1' });
    expect(script.settled).toContain('a#1[1] cancelled');
    expect(script.state.closed?.error?.code).toBe('expression.failed');
  });
});

group('rest and tolerate (F4)', () => {
  it('rest `cancel` withdraws what is open before the output is formed: pattern 35', () => {
    const script = run([1, 2, 3], { until: 'output.done >= 1', rest: 'cancel', concurrency: 2 });
    expect(script.done('a#1[1]')).toEqual(['cancelTask a#1[0]', 'close completed']);
    expect(outputOf(script)).toMatchObject({ total: 3, done: 1, cancelled: 2 });
    expect(script.settled).toContain('a#1[0] cancelled');
  });

  it('rest `ignore` runs on, dropped, and keeps the instance open; unstarted items still start', () => {
    const script = run([1, 2, 3], { until: 'output.done >= 1', concurrency: 2 });
    expect(script.done('a#1[0]')).toEqual(['dispatchTask a#1[2]']);
    expect(script.state.closed).toBeUndefined();
    script.fail('a#1[1]', 'x');
    expect(script.done('a#1[2]')).toEqual(['close completed']);
    expect(outputOf(script)).toMatchObject({ done: 1, failed: 0 });
  });

  it('rest `block`: the next visit waits until the rest has ended', () => {
    const loop = each(
      { until: 'output.done >= 1', rest: 'block' },
      { next: [{ when: 'steps.a.visits < 2', to: 'a' }, { to: 'z' }] },
    );
    const script = new Script(planOf({ a: loop, z: { type: 'end' } as Step }), { list: [1, 2] });
    expect(script.done('a#1[0]')).toEqual([]);
    expect(script.state.visits['a#2']?.status).toBe('gated');
    expect(script.done('a#1[1]')).toEqual(['dispatchTask a#2[0]', 'dispatchTask a#2[1]']);
    script.done('a#2[0]');
    expect(script.done('a#2[1]')).toEqual(['close completed']);
  });

  it('rest `ignore` lets the next visit begin at once', () => {
    const next = [{ when: 'steps.a.visits < 2', to: 'a' }, { to: 'z' }];
    const loop = each({ until: 'output.done >= 1' }, { next });
    const script = new Script(planOf({ a: loop, z: { type: 'end' } as Step }), { list: [1, 2] });
    expect(script.done('a#1[0]')).toEqual(['dispatchTask a#2[0]', 'dispatchTask a#2[1]']);
  });

  it('none may fail unless `tolerate` says so: the others are withdrawn, the error is forEach.failed', () => {
    const script = run([1, 2], {}, { catch: [{ on: ['forEach.failed'], to: 'z' }] });
    expect(script.fail('a#1[0]', 'http.500')).toEqual(['cancelTask a#1[1]', 'close completed']);
    expect(script.settled).toEqual(['a#1[0] failed', 'a#1[1] cancelled', 'a#1 failed', 'z#1 completed']);
    expect(script.state.steps['a']?.error).toMatchObject({ code: 'forEach.failed' });
  });

  it('`tolerate` counts, or takes a share of all items so far', () => {
    const script = run([1, 2, 3, 4], { tolerate: { share: 0.5 } });
    script.fail('a#1[0]', 'x');
    script.fail('a#1[1]', 'x');
    expect(script.open).toEqual(['a#1']);
    expect(script.fail('a#1[2]', 'x').at(-1)).toBe('close failed forEach.failed');
  });

  it('is judged before `until`', () => {
    const script = run([1, 2], { until: 'output.failed >= 1' });
    script.fail('a#1[0]', 'x');
    expect(script.state.closed?.error?.code).toBe('forEach.failed');
  });

  it('work cancelled from outside is a failed item', () => {
    const script = run([1, 2], { tolerate: { count: 1 } });
    script.cancelled('a#1[0]');
    script.done('a#1[1]');
    expect(outputOf(script)).toMatchObject({
      failed: 1,
      failures: [{ index: 0, error: { code: 'cancelled' } }],
    });
  });
});

group('compile', () => {
  const problems = (step: object) =>
    problemsOf({ kind: 'workflow', name: 'sample', start: 'a', steps: { a: step, b: { type: 'set' } } });

  it('refuses names that hide others, targets that have no items, and forEach beside repeat', () => {
    expect(problems(each({ as: 'item' }, { next: [{ to: 'b' }] }))).toEqual([
      'forEach.as /steps/a/forEach/as',
    ]);
    expect(problems(each({}, { next: [{ to: 'b' }], completes: ['b', 'a', 'c'] }))).toEqual([
      'completes.target /steps/a/completes/0',
      'completes.target /steps/a/completes/1',
      'step.unknown /steps/a/completes/2',
    ]);
    expect(problems(each({}, { next: [{ to: 'b' }], repeat: { max: 2, until: 'true' } }))).toEqual([
      'repeat.forEach /steps/a/repeat',
    ]);
  });

  it('warns of a rest without `until`', () => {
    expect(problems(each({ rest: 'block' }, { next: [{ to: 'b' }] }))).toEqual([
      'forEach.rest /steps/a/forEach/rest',
    ]);
  });
});
