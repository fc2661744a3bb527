import { describe, expect, it } from '@jest/globals';
import type { CatchEntry, Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;

/** One task that is caught by these entries; `next` leads to `n`, handlers to `h`. */
function caught(entries: readonly CatchEntry[], more: object = {}) {
  return planOf(
    {
      a: task({ next: [{ to: 'n' }], catch: entries, ...more }),
      n: task(),
      h: task({ unless: 'false' }),
      r: { type: 'decide', next: [{ when: 'true', to: 'a' }, { to: 'h' }] },
    },
    { start: 'r' },
  );
}

describe('catch (rules E1 to E5)', () => {
  it('looks at the entries in order, the first that matches reacts', () => {
    const plan = caught([
      { on: ['http.4xx'], then: 'pass' },
      { on: ['http'], to: 'h' },
    ]);
    const script = new Script(plan);
    expect(script.fail('a#1', 'http.503')).toEqual(['dispatchTask h#1']);
  });

  it('retries by a new visit with its own number, once unless `max` says more, then looks at the next entry', () => {
    const script = new Script(caught([{ on: ['x'], then: 'retry', max: 2 }, { to: 'h' }]));
    expect(script.fail('a#1', 'x')).toEqual(['dispatchTask a#2']);
    expect(script.fail('a#2', 'x')).toEqual(['dispatchTask a#3']);
    expect(script.fail('a#3', 'x')).toEqual(['dispatchTask h#1']);
    expect(script.settled).toEqual(['r#1 completed', 'a#1 failed', 'a#2 failed', 'a#3 failed']);
  });

  it('retries after a pause, and gives the number at once', () => {
    const script = new Script(caught([{ then: 'retry', after: 'PT1M' }]));
    expect(script.fail('a#1', 'x')).toEqual(['startTimer a#2/retry 60000']);
    expect(script.open).toEqual(['a#2']);
    expect(script.fire('a#2/retry')).toEqual(['dispatchTask a#2']);
  });

  it('begins the count of retries anew for a visit that a token opened', () => {
    const plan = planOf(
      {
        a: task({
          next: [{ when: 'true', to: 'a' }, { to: 'z' }],
          catch: [{ then: 'retry' }, { then: 'pass' }],
        }),
        z: { type: 'end' },
      },
      { onCancel: { to: 'z' } },
    );
    const script = new Script(plan);
    script.fail('a#1', 'x');
    script.done('a#2');
    expect(script.fail('a#3', 'x')).toEqual(['dispatchTask a#4']);
  });

  it('passes: failed, and goes on by `next` without the `save` of the step', () => {
    const script = new Script(
      caught([{ then: 'pass', save: { why: '${ error.code }' } }], { save: { x: 1 } }),
    );
    expect(script.fail('a#1', 'x')).toEqual(['dispatchTask n#1']);
    expect([script.settled.at(-1), script.vars]).toEqual(['a#1 failed', { why: 'x' }]);
  });

  it('completes with `output` or `default`: a whole settle, the keys of the entry win', () => {
    const entry: CatchEntry = {
      on: ['x'],
      then: 'complete',
      output: { n: 1 },
      save: { k: '${ error.code }' },
    };
    const script = new Script(
      caught([entry, { then: 'complete' }], { save: { k: 0, o: '${ output }' }, default: 'fallback' }),
    );
    expect(script.fail('a#1', 'x')).toEqual(['dispatchTask n#1']);
    expect([script.settled.at(-1), script.vars]).toEqual(['a#1 completed', { k: 'x', o: { n: 1 } }]);
    const other = new Script(
      caught([entry, { then: 'complete' }], { save: { o: '${ output }' }, default: 'fallback' }),
    );
    other.fail('a#1', 'y');
    expect(other.vars).toEqual({ o: 'fallback' });
  });

  it('fails the instance', () => {
    const script = new Script(
      caught([{ on: ['x'], then: 'fail', save: { why: '${ error.message }' } }, { to: 'h' }]),
    );
    expect(script.fail('a#1', 'x')).toEqual(['close failed x']);
    expect(script.vars).toEqual({ why: 'it was x' });
    expect(new Script(caught([{}])).fail('a#1', 'x')).toEqual(['close failed x']);
  });

  it('goes to a handler step: failed, one token to `to`', () => {
    const script = new Script(caught([{ then: 'goto', to: 'h', save: { why: '${ error.data.n }' } }]));
    expect(script.fail('a#1', 'x', { n: 3 })).toEqual(['dispatchTask h#1']);
    expect([script.settled.at(-1), script.vars]).toEqual(['a#1 failed', { why: 3 }]);
  });

  it('holds for an operator; the retry is the same visit with the next work id', () => {
    const script = new Script(caught([{ then: 'hold' }]));
    expect(script.fail('a#1', 'x')).toEqual([]);
    expect(script.changes.at(-1)).toMatchObject({ visit: 'a#1', status: 'held', error: { code: 'x' } });
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.1']);
    script.fail('a#1.1', 'x');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.2']);
    expect(script.done('a#1.2')).toEqual(['dispatchTask n#1']);
    expect(script.settled.at(-1)).toBe('a#1 completed');
  });

  it('takes an entry only when its `when` holds', () => {
    const script = new Script(caught([{ when: 'error.data.n > 5', then: 'pass' }, { to: 'h' }]));
    expect(script.fail('a#1', 'x', { n: 3 })).toEqual(['dispatchTask h#1']);
  });

  it('goes straight to the last resort when a catch expression fails, the old error as its cause', () => {
    const script = new Script(caught([{ when: 'error.data.n > 5', then: 'pass' }, { to: 'h' }]));
    expect(script.fail('a#1', 'x')).toEqual(['close failed expression.failed']);
    expect(script.state.closed?.error?.cause).toMatchObject({ code: 'x' });
  });

  it('tries no catch entry twice after a failure of the settle', () => {
    const entry: CatchEntry = { then: 'complete', save: { x: '${ output.missing }' }, output: {} };
    const script = new Script(caught([entry, { on: ['expression'], to: 'h' }]));
    expect(script.fail('a#1', 'x')).toEqual(['dispatchTask h#1']);
  });

  it('leaves cancellation and the engine’s own codes alone unless they are named', () => {
    const script = new Script(caught([{ to: 'h' }]));
    expect(script.cancelled('a#1')).toEqual(['close failed cancelled']);
    expect(new Script(caught([{ on: ['cancelled'], to: 'h' }])).cancelled('a#1')).toEqual([
      'dispatchTask h#1',
    ]);
  });

  it('matches by the class that the task declares', () => {
    const plan = planOf({
      a: { type: 'task', task: 'declared', catch: [{ on: ['class:business'], to: 'h' }] },
      h: task(),
    });
    expect(new Script(plan).fail('a#1', 'card.declined')).toEqual(['dispatchTask h#1']);
  });

  it('treats the errors of a handler step as its own', () => {
    const plan = planOf({ a: task({ catch: [{ to: 'h' }] }), h: task({ catch: [{ to: 'n' }] }), n: task() });
    const script = new Script(plan);
    script.fail('a#1', 'x');
    expect(script.fail('h#1', 'y')).toEqual(['dispatchTask n#1']);
  });

  it('shows a caught error as steps.<id>.error', () => {
    const plan = planOf({
      a: task({ catch: [{ to: 'h' }] }),
      h: { type: 'end', output: '${ steps.a.error }' },
    });
    const script = new Script(plan);
    script.fail('a#1', 'x', [1]);
    expect(script.state.closed?.output).toEqual({ code: 'x', message: 'it was x', data: [1] });
  });

  it('dispatches with the step’s policy over the task’s; `retry: {}` is 3 attempts, 1 s, doubling, a day', () => {
    const policy = (step: object) => new Script(planOf({ a: task(step) })).effects[0];
    const day = 86_400_000;
    const on = ['class:retryable'];
    const base = { firstMs: 1_000, factor: 2, maxMs: day, jitter: 0, budgetMs: day, on };
    expect(policy({})).toMatchObject({
      retry: { ...base, attempts: 1 },
      attemptTimeoutMs: 3_600_000,
      priority: 3,
    });
    expect(policy({ retry: {} })).toMatchObject({ retry: { ...base, attempts: 3 } });
    expect(policy({ task: 'declared', retry: { first: 'PT2S' }, timeout: '${ input.t }' })).toMatchObject({
      type: 'close',
    });
    expect(policy({ task: 'declared', retry: { first: 'PT2S' } })).toMatchObject({
      retry: { ...base, attempts: 7, firstMs: 2_000 },
      attemptTimeoutMs: 5_000,
      heartbeatMs: 2_000,
      queue: 'special',
      connection: 'shop',
      short: true,
      priority: 2,
    });
  });
});

const steps = {
  a: task({ next: [{ to: 'b' }, { to: 'c' }], split: 'all' }),
  b: task(),
  c: task(),
  h: task(),
};
const toHandler = { to: 'h' };

describe('the last resort (rule E6)', () => {
  it('withdraws everything, waits for what was withdrawn, then opens the handler; the end is failed', () => {
    const script = new Script(planOf(steps, { onError: toHandler }));
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'startTimer @drain 30000']);
    expect(script.cancelled('c#1')).toEqual(['cancelTimer @drain', 'dispatchTask h#1']);
    expect(script.done('h#1')).toEqual(['close failed x']);
  });

  it('waits no longer than 30 seconds', () => {
    const script = new Script(planOf(steps, { onError: toHandler }));
    script.done('a#1');
    script.fail('b#1', 'x');
    expect(script.fire('@drain')).toEqual(['dispatchTask h#1']);
    expect(script.cancelled('c#1')).toEqual([]);
  });

  it('closes at once where there is no handler', () => {
    const script = new Script(planOf({ a: steps.a, b: steps.b, c: steps.c }));
    script.done('a#1');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask c#1', 'close failed x']);
  });

  it('shows the error as instance.error, and ends otherwise if an `end` says so', () => {
    const plan = planOf(
      { a: task(), h: { type: 'end', terminate: 'completed', output: '${ instance.error.code }' } },
      { onError: toHandler },
    );
    const script = new Script(plan);
    expect(script.fail('a#1', 'x')).toEqual(['close completed']);
    expect(script.state.closed?.output).toBe('x');
  });

  it('fails at once on an error in the handler', () => {
    const script = new Script(planOf({ a: task(), h: task() }, { onError: toHandler }));
    script.fail('a#1', 'x');
    expect(script.fail('h#1', 'y')).toEqual(['close failed y']);
  });

  it('opens the handler past its join', () => {
    const plan = planOf(
      {
        a: steps.a,
        b: task({ next: [{ to: 'h' }] }),
        c: task({ next: [{ to: 'h' }] }),
        h: task({ join: 'all' }),
      },
      { onError: toHandler },
    );
    const script = new Script(plan);
    expect(script.fail('a#1', 'x')).toEqual(['dispatchTask h#1']);
  });

  it('cancels by way of onCancel, whose longest time may be set; a second cancel is ignored', () => {
    const script = new Script(planOf({ a: task(), h: task() }, { onCancel: { to: 'h', timeout: 'PT1H' } }));
    expect(script.verb('cancelRequested')).toEqual([
      'cancelTask a#1',
      'startTimer @drain 30000',
      'startTimer @cancel 3600000',
    ]);
    expect(script.verb('cancelRequested')).toEqual([]);
    script.cancelled('a#1');
    expect(script.fire('@cancel')).toEqual(['cancelTask h#1', 'close cancelled']);
    expect(script.state.closed?.reason).toBe('because');
  });

  it('cancels while onError runs', () => {
    const script = new Script(
      planOf({ a: task(), h: task(), k: task() }, { onError: toHandler, onCancel: { to: 'k' } }),
    );
    script.fail('a#1', 'x');
    script.verb('cancelRequested');
    expect(script.cancelled('h#1')).toEqual(['cancelTimer @drain', 'dispatchTask k#1']);
    expect(script.done('k#1')).toEqual(['close cancelled']);
  });

  it('terminates at once, without handlers, output or emissions', () => {
    const plan = planOf(
      { a: task(), h: task() },
      { onCancel: toHandler, emits: { cancelled: { event: 'order.done' } }, output: 1 },
    );
    const script = new Script(plan);
    expect(script.verb('terminateRequested')).toEqual(['cancelTask a#1', 'close cancelled']);
    expect(script.state.closed).toEqual({ status: 'cancelled', output: null, reason: 'terminated: because' });
  });

  it('fails with timeout.instance past its longest life, by its own path', () => {
    const plan = planOf(
      { a: task(), h: task() },
      { timeout: { after: 'PT1H', to: 'h' }, onError: { to: 'a' } },
    );
    const script = new Script(plan);
    expect(script.effects.map(({ key }) => key)).toContain('timer:@timeout');
    script.fire('@timeout');
    script.cancelled('a#1');
    expect(script.done('h#1')).toEqual(['close failed timeout.instance']);
  });

  it('is not interrupted by the longest life of the instance once a handler runs', () => {
    const plan = planOf({ a: task(), h: task() }, { timeout: { after: 'PT1H' }, onError: toHandler });
    const script = new Script(plan);
    expect(script.fail('a#1', 'x')).toEqual(['cancelTimer @timeout', 'dispatchTask h#1']);
    expect(script.judge({ type: 'timerFired', at: 0, timer: '@timeout' })).toMatchObject({ accepted: false });
  });

  it('frees the place of withdrawn work when it has ended', () => {
    const script = new Script(planOf(steps, { onError: toHandler }));
    script.done('a#1');
    script.fail('b#1', 'x');
    expect(script.state.flight).toBe(1);
    script.cancelled('c#1');
    expect(script.state.flight).toBe(1);
    expect(script.open).toEqual(['h#1']);
  });

  it('emits what the definition says at the end', () => {
    const emits = {
      completed: { event: 'order.done', with: { id: '${ instance.id }' }, key: '${ input.n }' },
      failed: { event: 'order.done', with: { code: '${ instance.error.code }' } },
    };
    const good = new Script(planOf({ a: task() }, { emits }), { n: 4 });
    expect(good.done('a#1')).toEqual(['emit i/emit/completed shop.order.done', 'close completed']);
    expect(good.effects[0]).toMatchObject({ data: { id: 'i' }, eventKey: '4' });
    const bad = new Script(planOf({ a: task() }, { emits }), { n: 4 });
    bad.fail('a#1', 'x');
    expect(bad.effects[0]).toMatchObject({ eventId: 'i/emit/failed', data: { code: 'x' } });
  });

  it('fails a completed instance whose emission fails', () => {
    const script = new Script(
      planOf({ a: task() }, { emits: { completed: { event: 'order.done', with: { x: '${ input.n }' } } } }),
    );
    expect(script.done('a#1')).toEqual(['close failed expression.failed']);
  });
});
