import { describe as group, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import { describe, pendingEffects, type Occurrence, type Plan } from '../index.ts';
import { planOf, Script, told } from '../script.fixture.ts';

const each = (forEach: object = {}, more: object = {}): Step =>
  ({ type: 'task', task: 'work', forEach: { items: '${ input.list }', ...forEach }, ...more }) as Step;
const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const end: Step = { type: 'end', output: '${ steps.a.output }' } as Step;
const all = { type: 'set', split: 'all' } as const;
const verb = { id: 'v', actor: 'root', reason: 'r' };

const scriptOf = (plan: Plan, list: readonly JsonValue[]) => new Script(plan, { list: [...list] });
const outputOf = (script: Script) => script.state.closed?.output;

/** An event of the type that `order.done` names. */
const event = (id: string, data: JsonValue, at = 0): Occurrence => ({
  type: 'eventReceived',
  at,
  event: {
    id,
    type: 'shop.order.done',
    source: 's',
    key: null,
    data,
    receivedAt: new Date(at).toISOString(),
  },
});

group('more items (F5)', () => {
  const plan = planOf({
    a: each(
      { more: { event: 'order.done', where: 'event.data.n > 1', item: '${ event.data.n }' } },
      { with: '${ item }', next: [{ to: 'z' }] },
    ),
    z: end,
  });

  it('`more` listens while the visit is open and adds an item for each matching event: pattern 15', () => {
    const script = scriptOf(plan, [1]);
    expect(script.effects.map(({ type }) => type)).toEqual(['subscribe', 'dispatchTask']);
    expect(script.take(event('e1', { n: 5 }))).toEqual(['dispatchTask a#1[1]']);
    expect(script.effects[0]).toMatchObject({ input: 5 });
    expect(script.judge(event('e2', { n: 0 })).accepted).toBe(false);
    script.done('a#1[0]', 'x');
    expect(script.done('a#1[1]', 'y').map((one) => one.split(' ')[0])).toEqual(['unsubscribe', 'close']);
    expect(outputOf(script)).toMatchObject({ results: ['x', 'y'], total: 2 });
  });

  it('an event adds one item once, however often it comes', () => {
    const script = scriptOf(plan, [1]);
    script.take(event('e1', { n: 5 }));
    expect(script.judge(event('e1', { n: 5 }))).toEqual({ accepted: false, reason: 'event.unexpected' });
  });

  it('after `until` holds nothing more can be added', () => {
    const open = planOf({ a: each({ until: 'output.done >= 1', more: { event: 'order.done' } }) });
    const script = scriptOf(open, [1, 2]);
    expect(script.done('a#1[0]')).toEqual(['unsubscribe a#1']);
    expect(script.judge(event('e1', {}))).toMatchObject({ accepted: false });
  });

  it('an operator adds items, whose total `until` sees: pattern 36', () => {
    const grown = planOf({
      a: each({ until: 'output.done * 2 > output.total', rest: 'cancel' }, { next: [{ to: 'z' }] }),
      z: end,
    });
    const script = scriptOf(grown, [1, 2]);
    script.done('a#1[0]');
    const added: Occurrence = { type: 'itemsAdded', at: 0, verb, visit: 'a#1', items: [3, 4] };
    expect(script.take(added)).toEqual(['dispatchTask a#1[2]', 'dispatchTask a#1[3]']);
    script.done('a#1[1]');
    expect(script.state.closed).toBeUndefined();
    script.done('a#1[3]', 'd');
    expect(outputOf(script)).toMatchObject({
      total: 4,
      done: 3,
      cancelled: 1,
      results: [null, null, null, 'd'],
    });
  });

  it('refuses to add to what has no open items, and more than fits', () => {
    const script = scriptOf(planOf({ a: each({}, { next: [{ to: 'b' }] }), b: task() }), [1]);
    const added = (visit: string, items: readonly JsonValue[]): Occurrence => ({
      type: 'itemsAdded',
      at: 0,
      verb,
      visit,
      items,
    });
    expect(
      script.judge(
        added(
          'a#1',
          Array.from({ length: 50_000 }, () => 0),
        ),
      ),
    ).toEqual({ accepted: false, reason: 'items.tooMany' });
    script.done('a#1[0]');
    expect(script.judge(added('a#1', [1]))).toEqual({ accepted: false, reason: 'visit.settled' });
    expect(script.judge(added('b#1', [1]))).toEqual({ accepted: false, reason: 'visit.noItems' });
  });
});

group('ended early (F5, T8)', () => {
  const steps = (acting: object) => ({
    s: { ...all, next: [{ to: 'a' }, { to: 'b' }] } as Step,
    a: each({}, { next: [{ to: 'z' }] }),
    b: task(acting),
    z: end,
  });

  it('another step’s `completes` withdraws unfinished items and completes the visit: pattern 27', () => {
    const script = scriptOf(planOf(steps({ completes: ['a'] })), [1, 2, 3]);
    script.done('a#1[1]', 'y');
    expect(script.done('b#1')).toEqual(['cancelTask a#1[0]', 'cancelTask a#1[2]', 'close completed']);
    expect(outputOf(script)).toEqual({
      results: [null, 'y', null],
      total: 3,
      done: 1,
      failed: 0,
      cancelled: 2,
      failures: [],
    });
  });

  it('`completes` leaves alone what is held for an operator', () => {
    const held = each({}, { catch: [{ then: 'hold' }], next: [{ to: 'z' }] });
    const script = scriptOf(planOf({ ...steps({ completes: ['a'] }), a: held }), [1]);
    script.fail('a#1[0]', 'x');
    script.done('b#1');
    expect(script.state.visits['a#1']?.status).toBe('held');
  });

  it('its tokens come before those of the completing step (D5)', () => {
    const plan = planOf({ ...steps({ completes: ['a'], next: [{ to: 'y' }] }), y: { type: 'set' } });
    const script = scriptOf(plan, [1]);
    script.done('b#1');
    expect(script.settled).toEqual([
      's#1 completed',
      'b#1 completed',
      'a#1[0] cancelled',
      'a#1 completed',
      'z#1 completed',
      'y#1 completed',
    ]);
  });

  it('where completing fails and nothing catches it, the completing step places no tokens', () => {
    const bad = { ...steps({ completes: ['a'], next: [{ to: 'y' }] }), y: { type: 'set' } as Step };
    const script = scriptOf(planOf({ ...bad, a: each({}, { next: [{ to: 'z', when: 'false' }] }) }), [1]);
    expect(script.done('b#1')).toEqual(['cancelTask a#1[0]', 'close failed next.none']);
    expect(script.settled).not.toContain('y#1 completed');
  });

  it('the operators’ verb is equal to it', () => {
    const script = scriptOf(planOf(steps({})), [1, 2]);
    script.done('a#1[0]', 'x');
    script.take({ type: 'completeItemsRequested', at: 0, verb, visit: 'a#1' });
    expect(script.settled).toContain('a#1 completed');
  });

  it('`cancels` withdraws all unfinished items, and nobody goes on: pattern 26', () => {
    const script = scriptOf(planOf(steps({ cancels: ['a'] })), [1, 2]);
    script.done('a#1[0]');
    expect(script.done('b#1')).toEqual(['cancelTask a#1[1]', 'close completed']);
    expect(script.settled.slice(-2)).toEqual(['a#1[1] cancelled', 'a#1 cancelled']);
    expect(script.settled).not.toContain('z#1 completed');
  });

  it('withdraws rests with the steps they belong to', () => {
    const plan = planOf({
      ...steps({ cancels: ['a'] }),
      a: each({ until: 'output.done >= 1' }, { next: [{ to: 'z' }] }),
    });
    const script = scriptOf(plan, [1, 2]);
    script.done('a#1[0]');
    expect(script.done('b#1')).toEqual(['cancelTask a#1[1]', 'close completed']);
  });

  it('cancel and terminate withdraw every item', () => {
    const script = scriptOf(planOf({ a: each() }), [1, 2]);
    expect(script.verb('cancelRequested')).toEqual([
      'cancelTask a#1[0]',
      'cancelTask a#1[1]',
      'close cancelled',
    ]);
  });

  it('an operator’s skip of the visit withdraws its items', () => {
    const script = scriptOf(planOf({ a: each() }), [1]);
    script.take({ type: 'skipRequested', at: 0, verb, visit: 'a#1' });
    expect(script.settled).toEqual(['a#1[0] cancelled', 'a#1 skipped']);
  });
});

group('retry reopens only failed items (F6, O3)', () => {
  const held = planOf({
    a: each({ tolerate: { count: 1 } }, { catch: [{ then: 'hold' }], next: [{ to: 'z' }] }),
    z: end,
  });

  it('of a held visit: the same ids with the next try, the results of the others stay', () => {
    const script = scriptOf(held, [1, 2, 3, 4]);
    script.done('a#1[0]', 'w');
    script.fail('a#1[1]', 'x');
    script.fail('a#1[2]', 'x');
    expect(script.state.visits['a#1']).toMatchObject({ status: 'held', error: { code: 'forEach.failed' } });
    expect(script.retry('a#1')).toEqual([
      'dispatchTask a#1[1].1',
      'dispatchTask a#1[2].1',
      'dispatchTask a#1[3].1',
    ]);
    expect(script.effects[0]).toMatchObject({ idempotencyKey: 'i/a#1[1]' });
    for (const index of [1, 2, 3]) script.done(`a#1[${index}].1`, index);
    expect(outputOf(script)).toMatchObject({
      results: ['w', 1, 2, 3],
      done: 4,
      failed: 0,
      cancelled: 0,
      failures: [],
    });
  });

  it('of a failed instance: only the failed tail runs again', () => {
    const script = scriptOf(planOf({ a: each({}, { next: [{ to: 'z' }] }), z: end }), [1, 2, 3]);
    script.done('a#1[0]', 'x');
    script.done('a#1[1]', 'y');
    script.fail('a#1[2]', 'http.500');
    expect(script.state.closed?.status).toBe('failed');
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1[2].1']);
    script.done('a#1[2].1', 'z');
    expect(outputOf(script)).toMatchObject({ results: ['x', 'y', 'z'], done: 3, failed: 0 });
  });

  it('by `catch: retry`: a new visit that does not do again what was done', () => {
    const plan = planOf({ a: each({}, { catch: [{ then: 'retry' }], next: [{ to: 'z' }] }), z: end });
    const script = scriptOf(plan, [1, 2]);
    script.done('a#1[1]', 'y');
    expect(script.fail('a#1[0]', 'x')).toEqual(['dispatchTask a#2[0]']);
    script.done('a#2[0]', 'x');
    expect(outputOf(script)).toMatchObject({ results: ['x', 'y'], done: 2, failed: 0 });
  });

  it('another visit that was withdrawn with the failed one goes on with what it had not done', () => {
    const plan = planOf({ s: { ...all, next: [{ to: 'a' }, { to: 'b' }] } as Step, a: each(), b: task() });
    const script = scriptOf(plan, [1, 2]);
    script.done('a#1[0]');
    script.fail('b#1', 'x');
    expect(script.retry('b#1')).toEqual(['dispatchTask b#1.1', 'dispatchTask a#1[1].1']);
  });

  it('a rest that a failure took away runs on too: only what had not ended begins again', () => {
    const loop = each({ until: 'output.done >= 1' }, { next: [{ to: 'b' }] });
    const script = scriptOf(planOf({ a: loop, b: task() }), [1, 2, 3]);
    script.done('a#1[0]');
    script.fail('a#1[1]', 'x');
    expect(script.fail('b#1', 'x')).toEqual(['cancelTask a#1[2]', 'close failed x']);
    expect([...script.retry('b#1')].sort()).toEqual(['dispatchTask a#1[2].1', 'dispatchTask b#1.1']);
    script.done('b#1.1');
    expect(script.done('a#1[2].1')).toEqual(['close completed']);
  });

  it('a rest whose visit failed in its settle ends before its items come again', () => {
    const plan = planOf({
      a: each({ until: 'output.done >= 1' }, { save: { n: '${ vars.none }' }, catch: [{ then: 'hold' }] }),
    });
    const script = scriptOf(plan, [1, 2]);
    script.done('a#1[0]');
    expect(script.state.visits['a#1']?.status).toBe('held');
    expect(script.retry('a#1')).toEqual(['cancelTask a#1[1]', 'dispatchTask a#1[1].1']);
  });
});

group('seen from outside', () => {
  it('an open forEach says how far it is', () => {
    const plan = planOf({ a: each({ tolerate: { count: 1 }, concurrency: 2 }) });
    const script = scriptOf(plan, [1, 2, 3]);
    script.fail('a#1[0]', 'x');
    const { waiting, status } = describe(plan, script.state);
    expect(status).toBe('running');
    expect(waiting).toMatchObject([
      { visit: 'a#1', for: 'activity', detail: '0 of 3 items done, 1 failed, 2 open' },
    ]);
  });

  it('after continue-as-new exactly the open items are issued again, and the subscription', () => {
    const plan = planOf({ a: each({ concurrency: 2, more: { event: 'order.done' } }) });
    const script = scriptOf(plan, [1, 2, 3]);
    script.done('a#1[0]');
    expect(
      pendingEffects(plan, script.state).map((one) => (one.type === 'subscribe' ? one.key : told(one))),
    ).toEqual(['subscribe:a#1', 'dispatchTask a#1[1]', 'dispatchTask a#1[2]']);
  });

  it('late and double ends of items change nothing (L3)', () => {
    const script = scriptOf(planOf({ a: each({ concurrency: 1 }) }), [1, 2]);
    script.done('a#1[0]');
    const judged = (work: string) => script.judge({ type: 'taskCompleted', at: 0, work, output: null });
    expect(['a#1[0]', 'a#1[1].1', 'a#1', 'a#1[7]', 'a#2[0]'].map((work) => judged(work))).toEqual([
      { accepted: false, reason: 'visit.settled' },
      { accepted: false, reason: 'visit.settled' },
      { accepted: false, reason: 'visit.settled' },
      { accepted: false, reason: 'visit.settled' },
      { accepted: false, reason: 'visit.unknown' },
    ]);
  });

  it('items of instant steps end before anything else is taken, all opened first (T2)', () => {
    const plan = planOf({
      a: {
        type: 'emit',
        event: 'order.done',
        with: '${ item }',
        forEach: { items: [1, 2] },
        next: [{ to: 'z' }],
      } as never,
      z: { type: 'set' },
    });
    const script = new Script(plan);
    expect(script.effects.map(told)).toEqual([
      'emit i/a#1[0] shop.order.done',
      'emit i/a#1[1] shop.order.done',
      'close completed',
    ]);
    expect(script.settled).toEqual([
      'a#1[0] completed',
      'a#1[1] completed',
      'a#1 completed',
      'z#1 completed',
    ]);
  });

  it('more instant items than one advance may settle are the error loop.budget (T9)', () => {
    const plan = planOf({ a: { type: 'set', with: 1, forEach: { items: '${ input.list }' } } as never });
    const script = scriptOf(
      plan,
      Array.from({ length: 10_001 }, () => 1),
    );
    expect(script.state.closed?.error?.code).toBe('loop.budget');
  });
});

group('waits and compensation of items', () => {
  it('each item of a wait listens for itself; an unshared event ends the oldest that fits (W2)', () => {
    const plan = planOf(
      {
        a: {
          type: 'wait',
          wait: { event: 'order.done', where: 'event.data.n == vars.n || event.data.any' },
          forEach: { items: [1, 2] },
        } as never,
      },
      { vars: { n: { initial: 1 } } },
    );
    const script = new Script(plan);
    expect(script.effects.map(told)).toEqual(['subscribe a#1[0]', 'subscribe a#1[1]']);
    script.take(event('e1', { n: 0, any: true }));
    expect(script.settled).toEqual(['a#1[0] completed']);
    script.take(event('e2', { n: 1 }));
    expect(script.state.closed?.status).toBe('completed');
  });

  it('the key and constants of an item’s wait see the item', () => {
    const plan = planOf({
      a: {
        type: 'wait',
        wait: { event: 'order.done', where: 'event.data.n == item' },
        forEach: { items: [1, 2] },
      } as never,
    });
    const script = new Script(plan);
    script.take(event('e1', { n: 2 }));
    expect(script.settled).toEqual(['a#1[1] completed']);
  });

  it('completed items are undone one by one, newest completion first, each with its item (F6, E7)', () => {
    const plan = planOf({
      a: each({}, { compensate: { task: 'work', with: { undo: '${ item }' } }, next: [{ to: 'b' }] }),
      b: task({ catch: [{ compensate: 'all', to: 'z' }] }),
      z: { type: 'set' },
    });
    const script = scriptOf(plan, ['x', 'y']);
    script.done('a#1[1]');
    script.done('a#1[0]');
    expect(script.fail('b#1', 'boom')).toEqual(['dispatchTask a#1[0]~undo']);
    expect(script.effects[0]).toMatchObject({ input: { undo: 'x' } });
    expect(script.done('a#1[0]~undo')).toEqual(['dispatchTask a#1[1]~undo']);
    expect(script.done('a#1[1]~undo')).toEqual(['close completed']);
  });

  it('items of a rest register their compensation too (F4)', () => {
    const plan = planOf({
      a: each(
        { until: 'true' },
        { compensate: { task: 'work', with: { undo: '${ item }' } }, next: [{ to: 'b' }] },
      ),
      b: task({ catch: [{ compensate: 'all', to: 'z' }] }),
      z: { type: 'set' },
    });
    const script = scriptOf(plan, ['x']);
    script.done('a#1[0]');
    expect(script.fail('b#1', 'boom')).toEqual(['dispatchTask a#1[0]~undo']);
  });
});
