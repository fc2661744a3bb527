import { describe, expect, it } from '@jest/globals';
import type { JsonValue, Step } from '@fermata/model';
import type { EventInfo, Occurrence } from '../index.ts';
import { describe as describeInstance, pendingEffects } from '../index.ts';
import { planOf, problemsOf, Script, workflow } from '../script.fixture.ts';

interface Told extends Partial<Omit<EventInfo, 'receivedAt'>> {
  /** Time of receipt in seconds. */
  readonly s?: number;
}

function event(id: string, { s = 0, ...more }: Told = {}): EventInfo {
  const receivedAt = new Date(s * 1000).toISOString();
  return { id, type: 'shop.order.done', source: 'shop', key: null, data: {}, ...more, receivedAt };
}

function occurrence(id: string, told: Told = {}): Occurrence {
  const one = event(id, told);
  return { type: 'eventReceived', at: Date.parse(one.receivedAt), event: one };
}

function hear(script: Script, id: string, told: Told = {}): readonly string[] {
  return script.take({ ...occurrence(id, told), at: Math.max(script.at, (told.s ?? 0) * 1000) });
}

const wait = (more: object = {}, step: object = {}): Step =>
  ({ type: 'wait', wait: { event: 'order.done', ...more }, ...step }) as Step;
const hold: Step = { type: 'task', task: 'work' };

describe('a wait (rule W1)', () => {
  it('subscribes to the type and the key as they are at the opening, from the opening on', () => {
    const script = new Script(planOf({ a: wait({ key: '${ input.n }' }) }), { n: 7 }, { at: 5_000 });
    expect(script.effects).toEqual([
      {
        type: 'subscribe',
        key: 'subscribe:a#1',
        subscription: 'a#1',
        event: 'shop.order.done',
        eventKey: '7',
        since: 5_000,
      },
    ]);
  });

  it('ends with the event: the output is its data, `event` stands in save and next (rules M1, D1)', () => {
    const steps = {
      a: wait(
        {},
        { save: { id: '${ event.id }', n: '${ output.n }' }, next: [{ when: "event.key == 'k'", to: 'b' }] },
      ),
      b: { type: 'end', output: '${ vars }' } as Step,
    };
    const script = new Script(planOf(steps));
    expect(hear(script, 'e', { key: 'k', data: { n: 3 } })).toEqual(['unsubscribe a#1', 'close completed']);
    expect(script.state.closed?.output).toEqual({ id: 'e', n: 3 });
  });

  it('takes only its type, its key and what `where` holds for; a failing `where` is no match', () => {
    const script = new Script(planOf({ a: wait({ key: 'k', where: 'event.data.n > 3' }) }));
    const before = script.state;
    for (const told of [
      { key: 'k', data: { n: 4 }, type: 'shop.order.gone' },
      { key: 'other', data: { n: 4 } },
      { key: 'k', data: { n: 3 } },
      { key: 'k', data: {} },
    ]) {
      expect(hear(script, 'e', { ...told, s: 9 })).toEqual([]);
      expect(script.state).toEqual(before);
      expect(script.judge(occurrence('e', told))).toEqual({ accepted: false, reason: 'event.unexpected' });
    }
    expect(hear(script, 'e', { key: 'k', data: { n: 4 } })).toContain('close completed');
  });

  it('understands a pattern as its type', () => {
    const script = new Script(planOf({ a: wait({ event: 'order.any' }) }));
    expect(hear(script, 'e', { type: 'shop.order.x.y' })).toContain('close completed');
  });

  it('fixes all of `where` that is not about the event when it opens', () => {
    const where =
      'event.data.n == vars.n && !has(vars.gone.deep) && event.data.t == now && vars.list[1] == 2';
    const steps = {
      a: {
        type: 'set',
        with: 1,
        save: { n: 1, list: [1, 2], gone: {} },
        split: 'all',
        next: [{ to: 'w' }, { to: 'b' }],
      },
      w: wait({ where }),
      b: { ...hold, save: { n: 2, list: [], gone: { deep: 1 } }, next: [{ to: 'c' }] },
      c: hold,
    } as Record<string, Step>;
    const script = new Script(planOf(steps));
    script.at = 1_000;
    script.done('b#1');
    const t = '1970-01-01T00:00:00.000Z';
    expect(hear(script, 'e', { s: 2, data: { n: 2, t } })).toEqual([]);
    expect(hear(script, 'f', { s: 2, data: { n: 1, t } })).toEqual(['unsubscribe w#1']);
  });

  it('judges by time of receipt: what came after the opening and is delivered late counts, what came before does not', () => {
    const script = new Script(planOf({ a: { ...hold, next: [{ to: 'w' }] } as Step, w: wait() }));
    script.at = 10_000;
    script.done('a#1');
    expect(hear(script, 'early', { s: 9.999 })).toEqual([]);
    script.at = 60_000;
    expect(hear(script, 'late', { s: 10 })).toContain('close completed');
  });

  it('takes what came since an earlier moment once it is known to have been open outside since then', () => {
    const steps = { a: { ...hold, next: [{ to: 'w' }] } as Step, w: wait({}, { catch: [{ then: 'hold' }] }) };
    const script = new Script(planOf(steps));
    script.at = 10_000;
    script.done('a#1');
    const subscribed = (since: number, subscription = 'w#1') =>
      script.take({ type: 'subscribed', at: script.at, subscription, since });
    expect(hear(script, 'early', { s: 5 })).toEqual([]);
    const before = script.state;
    for (const nothing of [
      () => subscribed(10_000),
      () => subscribed(11_000),
      () => subscribed(4_000, 'w#2'),
      () => subscribed(4_000, 'w#1.1'),
      () => subscribed(4_000, 'a#1'),
    ]) {
      nothing();
      expect(script.state).toEqual(before);
    }
    expect(subscribed(4_000)).toEqual([]);
    expect(pendingEffects(script.interpreter.plan, script.state)).toMatchObject([{ since: 4_000 }]);
    expect(hear(script, 'tooEarly', { s: 3.999 })).toEqual([]);
    expect(hear(script, 'early', { s: 5 })).toContain('close completed');
    expect(script.judge({ type: 'subscribed', at: 10_000, subscription: 'w#1', since: 0 })).toEqual({
      accepted: false,
      reason: 'instance.closed',
    });
  });

  it.each([
    ['PT1M', 60, 40_000],
    ['always', 100, 1_000],
  ])('with keep %s takes what came before the opening', (keep, opened, since) => {
    const plan = planOf({ a: { ...hold, next: [{ to: 'w' }] } as Step, w: wait({ keep }) });
    const script = new Script(plan, {}, { at: 1_000 });
    script.at = opened === 60 ? 100_000 : 100_000;
    script.done('a#1');
    expect(script.effects).toMatchObject([{ type: 'subscribe', since }]);
    expect(hear(script, 'before', { s: since / 1000 - 0.001 })).toEqual([]);
    expect(hear(script, 'kept', { s: since / 1000 })).toContain('close completed');
  });

  it('fails at the opening when its key cannot be read or is null', () => {
    const codeOf = (key: string) =>
      new Script(planOf({ a: wait({ key }) }), { n: null }).state.closed?.error?.code;
    expect([codeOf('${ input.x }'), codeOf('${ input.n }')]).toEqual([
      'expression.failed',
      'expression.failed',
    ]);
  });

  it('ends by its timeout with error timeout; then there is no event to its catch', () => {
    const steps = {
      a: wait(
        {},
        { timeout: 'PT1H', save: { e: '${ event }' }, catch: [{ on: ['timeout'], then: 'complete' }] },
      ),
    };
    const script = new Script(planOf(steps));
    expect(script.fire('a#1/timeout')).toEqual(['unsubscribe a#1', 'close completed']);
    expect(script.vars).toEqual({ e: null });
    expect(script.judge(occurrence('e'))).toEqual({ accepted: false, reason: 'instance.closed' });
  });

  it('says what it waits for, and asks for nothing twice after continue-as-new', () => {
    const script = new Script(planOf({ a: wait({ key: 'k' }) }));
    const view = describeInstance(script.interpreter.plan, script.state);
    expect(view).toMatchObject({
      status: 'waiting',
      waiting: [{ visit: 'a#1', for: 'event', detail: 'shop.order.done of k', since: 0 }],
    });
    expect(pendingEffects(script.interpreter.plan, script.state)).toEqual(script.effects);
  });

  it('listens from its first opening on when an operator retries it', () => {
    const steps = { a: wait({}, { save: { n: '${ event.data.n }' }, catch: [{ then: 'hold' }] }) };
    const script = new Script(planOf(steps));
    hear(script, 'bad', { s: 1 });
    script.at = 9_000;
    expect(script.retry('a#1')).toEqual(['subscribe a#1.1']);
    expect(script.effects).toMatchObject([{ since: 0 }]);
    expect(hear(script, 'good', { s: 5, data: { n: 1 } })).toEqual(['unsubscribe a#1.1', 'close completed']);
  });
});

describe('one event and several waits (rule W2)', () => {
  const steps = (waits: Record<string, Step>): Record<string, Step> => ({
    go: { type: 'set', with: 0, split: 'all', next: Object.keys(waits).map((to) => ({ to })) } as Step,
    ...waits,
  });

  it('reaches every shared wait and the oldest wait without', () => {
    const waits = {
      a: wait({ shared: true }),
      b: wait({}),
      c: wait({}),
      d: wait({ shared: true }),
      e: wait({ where: 'false' }),
    };
    const script = new Script(planOf(steps(waits)));
    expect(hear(script, 'x')).toEqual(['unsubscribe a#1', 'unsubscribe b#1', 'unsubscribe d#1']);
    expect(script.open).toEqual(['c#1', 'e#1']);
  });

  it('reaches an instance once: said again it changes nothing', () => {
    const script = new Script(planOf(steps({ b: wait(), c: wait() })));
    hear(script, 'x');
    const before = script.state;
    expect(hear(script, 'x', { s: 3 })).toEqual([]);
    expect(script.state).toEqual({ ...before, at: before.at });
    expect(script.judge(occurrence('x'))).toEqual({ accepted: false, reason: 'event.used' });
    expect(hear(script, 'x', { source: 'other' })).toEqual(['unsubscribe c#1', 'close completed']);
  });

  it('is used up only by an unshared wait: shared waits read it, and a later wait may still take it', () => {
    const flow = {
      a: wait({ shared: true }, { next: [{ to: 'b' }] }),
      b: wait({ keep: 'always', shared: true }, { next: [{ to: 'c' }] }),
      c: wait({ keep: 'always' }, { next: [{ to: 'd' }] }),
      d: wait({ keep: 'always' }),
    };
    const script = new Script(planOf(flow));
    for (const step of ['a', 'b', 'c']) expect(hear(script, 'x')[0]).toBe(`unsubscribe ${step}#1`);
    expect(hear(script, 'x')).toEqual([]);
    expect(script.open).toEqual(['d#1']);
  });

  it('reaches a shared wait at most once per step', () => {
    const loop = wait({ shared: true, keep: 'always' }, { next: [{ to: 'a' }] });
    const script = new Script(planOf({ a: { ...loop, catch: [{ to: 'z' }] } as Step, z: { type: 'end' } }));
    expect(hear(script, 'x')).toEqual(['unsubscribe a#1', 'subscribe a#2']);
    expect(hear(script, 'x')).toEqual([]);
    expect(hear(script, 'y')).toEqual(['unsubscribe a#2', 'subscribe a#3']);
  });

  it('is forgotten once no wait of the plan could ask for it again', () => {
    const loop = { next: [{ to: 'a' }], catch: [{ to: 'z' }] };
    const heardAfter = (keep: string) => {
      const script = new Script(planOf({ a: wait({ keep }, loop), z: { type: 'end' } }));
      for (let s = 1; s <= 100; s += 1) hear(script, `e${s}`, { s });
      return Object.keys(script.state.heard ?? {}).length;
    };
    expect([heardAfter('none'), heardAfter('PT10S'), heardAfter('always')]).toEqual([2, 12, 100]);
  });

  it('is remembered while an operator may bring back a wait that asks for it', () => {
    const steps = {
      go: { type: 'set', with: 0, split: 'all', next: [{ to: 'a' }, { to: 'b' }, { to: 'w' }] } as Step,
      a: wait(),
      b: hold,
      w: wait({ key: 'other' }),
      h: wait({ key: 'h' }, { next: [{ to: 'z' }] }),
      z: { type: 'end' } as Step,
    };
    const script = new Script(planOf(steps, { onError: { to: 'h' } }));
    hear(script, 'x', { s: 1 });
    script.at = 2_000;
    script.fail('b#1', 'boom');
    script.at = 3_000;
    hear(script, 'y', { s: 3, key: 'h' });
    expect(Object.keys(script.state.heard ?? {})).toHaveLength(2);
  });

  it('with a queue of kept events each visit takes the next', () => {
    const loop = wait(
      { keep: 'always' },
      { save: { last: '${ event.id }' }, next: [{ to: 'a' }], catch: [{ to: 'z' }] },
    );
    const script = new Script(planOf({ a: loop, z: { type: 'end' } }));
    hear(script, '1', { s: 1 });
    expect([...hear(script, '1', { s: 1 }), script.vars.last]).toEqual(['1']);
    hear(script, '2', { s: 2 });
    expect(script.vars.last).toBe('2');
  });

  it('does not reach waits that the first of them has withdrawn', () => {
    const flow = {
      go: { type: 'set', with: 0, split: 'all', next: [{ to: 'a' }, { to: 'b' }] } as Step,
      a: wait({ shared: true }, { next: [{ to: 'z' }] }),
      b: wait({}, { save: { heard: true }, cancels: ['a'] }),
      z: { type: 'end', terminate: 'completed' } as Step,
    };
    const first = new Script(planOf(flow));
    expect(hear(first, 'x')).toEqual(['unsubscribe a#1', 'unsubscribe b#1', 'close completed']);
    expect(first.vars).toEqual({ heard: true });
    const turned = { ...flow, go: { ...flow.go, next: [{ to: 'b' }, { to: 'a' }] } as Step };
    const second = new Script(planOf(turned));
    expect(hear(second, 'x')).toEqual(['unsubscribe b#1', 'unsubscribe a#1', 'close completed']);
    expect(second.settled).toContain('a#1 cancelled');
  });
});

describe('emissions of the instance itself (rule W5)', () => {
  it('meet its waits like any event: they come back from outside', () => {
    const flow = {
      go: { type: 'set', with: 0, split: 'all', next: [{ to: 'w' }, { to: 'e' }] } as Step,
      w: wait({ key: 'k' }),
      e: { type: 'emit', event: 'order.done', key: 'k', with: { n: 1 } } as Step,
    };
    const script = new Script(planOf(flow));
    const emitted = script.effects.find(({ type }) => type === 'emitEvent');
    expect(script.open).toEqual(['w#1']);
    const data: JsonValue = emitted?.type === 'emitEvent' ? emitted.data : null;
    expect(hear(script, 'i/e#1', { source: 'fermata', key: 'k', data })).toContain('close completed');
  });
});

describe('what publish says of a wait', () => {
  it('refuses an unknown event, a keep that is none, and fields without a meaning', () => {
    const of = (body: object) => problemsOf(workflow({ a: { type: 'wait', wait: body } as Step }));
    expect(of({ event: 'nobody' })).toEqual(['reference.unknown /steps/a/wait/event']);
    expect(of({ event: 'order.done', keep: 'a while' })).toEqual(['schema.mismatch /steps/a/wait/keep']);
    expect(of({ event: 'order.done', count: 2 })).toEqual(['language.unsupported /steps/a/wait/count']);
    expect(of({ event: 'order.done', where: 'steps.b.output > 1' })).toEqual([
      'step.unknown /steps/a/wait/where',
    ]);
  });
});
