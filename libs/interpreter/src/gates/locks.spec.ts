import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe as view, judgeOccurrence } from '../index.ts';
import { planOf, problemsOf, Script, workflow } from '../script.fixture.ts';

const task = (more: object = {}): Step => ({ type: 'task', task: 'work', ...more }) as Step;
const person = (more: object = {}): Step =>
  ({ type: 'manual', form: 'review', assign: { groups: ['g'] }, ...more }) as Step;
const to = (...ids: string[]) => ids.map((id) => ({ to: id }));

/** A split onto all the given steps, in their order. */
function beside(steps: Readonly<Record<string, Step>>) {
  const heads = Object.keys(steps).filter((id) => id.length === 1);
  return planOf({ split: { type: 'set', split: 'all', next: to(...heads) } as Step, ...steps });
}

describe('locks (rules L1, L3)', () => {
  it('never lets two visits hold one lock at once, and serves who waits in order of age', () => {
    const script = new Script(
      beside({ a: task({ lock: 'x' }), b: task({ lock: 'x' }), c: task({ lock: 'x' }) }),
    );
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:a#1']);
    expect(script.done('a#1')).toEqual(['dispatchTask b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask c#1']);
    expect(script.done('c#1')).toEqual(['close completed']);
  });

  it('orders the queue by priority, 1 first, then by age', () => {
    const script = new Script(
      beside({
        a: task({ lock: 'x' }),
        b: task({ lock: 'x' }),
        c: task({ lock: 'x', priority: 1 }),
        d: task({ lock: 'x' }),
      }),
    );
    expect(script.open).toEqual(['a#1', 'b#1', 'c#1', 'd#1']);
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:c#1']);
    expect([script.done('c#1'), script.done('a#1'), script.done('b#1')]).toEqual([
      ['dispatchTask a#1'],
      ['dispatchTask b#1'],
      ['dispatchTask d#1'],
    ]);
  });

  it('takes a list of locks all or nothing, and never passes an earlier waiter that shares a name', () => {
    const script = new Script(
      beside({
        a: task({ lock: 'x' }),
        b: task({ lock: ['x', 'y'] }),
        c: task({ lock: 'y' }),
        d: task({ lock: 'z' }),
      }),
    );
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:a#1', 'dispatch:d#1']);
    expect(script.done('d#1')).toEqual([]);
    expect(script.done('a#1')).toEqual(['dispatchTask b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask c#1']);
  });

  it('passes the gates in order: `unless` at firing, then the lock, then `with` on the data as they are then', () => {
    const script = new Script(
      beside({
        a: task({ lock: 'x', save: { n: 7 } }),
        b: task({ lock: 'x', unless: 'has(vars.n)', with: { n: "${ get(vars, 'n', 0) }" } }),
      }),
    );
    script.done('a#1');
    expect(script.effects).toMatchObject([{ type: 'dispatchTask', work: 'b#1', input: { n: 7 } }]);
  });

  it('numbers a gated visit at firing, reports it as open and says what it waits for', () => {
    const plan = beside({ a: task({ lock: 'x' }), b: task({ lock: 'x', title: 'B' }) });
    const script = new Script(plan);
    expect(script.state.visits['b#1']).toMatchObject({ status: 'gated', n: 1 });
    expect(script.changes.filter(({ visit }) => visit === 'b#1').map(({ status }) => status)).toEqual([
      'open',
    ]);
    expect(view(plan, script.state).waiting.find(({ visit }) => visit === 'b#1')).toEqual({
      visit: 'b#1',
      stepId: 'b',
      title: 'B',
      for: 'gate',
      since: 0,
      detail: 'waits for lock x, held by a#1 since 1970-01-01T00:00:00.000Z',
    });
    expect(script.state.positions).toBe(2);
  });

  it('keeps the lock until withdrawn work has really ended (rule T8)', () => {
    const script = new Script(
      planOf({ a: task({ lock: 'x' }), h: task({ lock: 'x' }) }, { onCancel: { to: 'h' } }),
    );
    script.verb('cancelRequested');
    script.fire('@drain');
    expect(script.state.visits['h#1']).toMatchObject({ status: 'gated' });
    expect(script.cancelled('a#1')).toEqual(['dispatchTask h#1']);
  });

  it('keeps the lock of a held visit (rule E3)', () => {
    const script = new Script(
      beside({ a: task({ lock: 'x', catch: [{ then: 'hold' }] }), b: task({ lock: 'x' }) }),
    );
    expect(script.fail('a#1', 'no')).toEqual([]);
    expect(script.retry('a#1')).toEqual(['dispatchTask a#1.1']);
    expect(script.done('a#1.1')).toEqual(['dispatchTask b#1']);
  });

  it('queues a retry like any new visit (rule E3)', () => {
    const script = new Script(
      beside({ a: task({ lock: 'x', catch: [{ then: 'retry' }] }), b: task({ lock: 'x' }) }),
    );
    expect(script.fail('a#1', 'no')).toEqual(['dispatchTask b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask a#2']);
  });
});

describe('sections (rule L1)', () => {
  const inside = { name: 'x', hold: 'section' };
  const two = {
    a: task({ lock: inside, next: to('aa') }),
    aa: task({ lock: inside, next: to('az') }),
    az: task(),
    b: task({ lock: inside, next: to('bb') }),
    bb: task({ lock: inside }),
  };

  it('holds a lock over connected steps from the first entry until nothing is inside', () => {
    const script = new Script(beside(two));
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:a#1']);
    expect(script.done('a#1')).toEqual(['dispatchTask aa#1']);
    expect(script.done('aa#1')).toEqual(['dispatchTask az#1', 'dispatchTask b#1']);
    expect(script.done('b#1')).toEqual(['dispatchTask bb#1']);
  });

  it('lets a step of the section that holds the lock enter without queueing', () => {
    const script = new Script(
      beside({
        a: task({ lock: inside, split: 'all', next: to('aa', 'ab') }),
        aa: task({ lock: inside }),
        ab: task({ lock: inside }),
        b: task({ lock: inside }),
      }),
    );
    expect(script.done('a#1')).toEqual(['dispatchTask aa#1', 'dispatchTask ab#1']);
    expect(script.done('aa#1')).toEqual([]);
    expect(script.done('ab#1')).toEqual(['dispatchTask b#1']);
  });

  it('counts a token that waits at a join inside', () => {
    const script = new Script(
      beside({
        a: task({ lock: inside, split: 'all', next: to('aa', 'out') }),
        aa: task({ lock: inside, next: to('aj') }),
        out: task({ next: to('aj') }),
        aj: task({ lock: inside, join: 'all' }),
        b: task({ lock: inside }),
      }),
    );
    script.done('a#1');
    expect(script.done('aa#1')).toEqual([]);
    expect(script.done('out#1')).toEqual(['dispatchTask aj#1']);
    expect(script.done('aj#1')).toEqual(['dispatchTask b#1']);
  });

  it('refuses nested sections out of declared order at publish', () => {
    const outer = { name: 'x', hold: 'section' };
    const inner = { name: 'y', hold: 'section' };
    const nested = (first: object, second: object) => [
      task({ lock: first, next: to('bb') }),
      task({ lock: [first, second] }),
    ];
    const [a, aa] = nested(outer, inner);
    const [b, bb] = nested(inner, outer);
    const split = { type: 'set', split: 'all', next: to('a', 'b') } as Step;
    const good = { split, a: { ...a, next: to('aa') }, aa, b: { ...a, next: to('bb') }, bb: aa };
    expect(problemsOf(workflow(good as never))).toEqual([]);
    const bad = { split, a: { ...a, next: to('aa') }, aa, b, bb };
    expect(problemsOf(workflow(bad as never))).toEqual(['lock.order /steps/bb/lock']);
  });
});

describe('take: start (rule L1)', () => {
  const start = { name: 'x', take: 'start' };
  const claimOf = (work: string) => ({ type: 'taskStarted' as const, at: 0, work, by: 'ada' });

  it('offers all, and a claim needs the lock', () => {
    const plan = beside({ a: person({ lock: start }), b: person({ lock: start }) });
    const script = new Script(plan);
    expect(script.effects.map(({ key }) => key)).toEqual(['offer:a#1', 'offer:b#1']);
    script.take(claimOf('b#1'));
    expect(judgeOccurrence(plan, script.state, claimOf('a#1'))).toEqual({
      accepted: false,
      reason: 'lock.taken',
    });
    const answer = { type: 'taskCompleted' as const, at: 0, work: 'a#1', output: {}, by: 'bob' };
    expect(judgeOccurrence(plan, script.state, answer)).toEqual({ accepted: false, reason: 'lock.taken' });
    expect(script.done('b#1', {}, 'ada')).toEqual([]);
    expect(judgeOccurrence(plan, script.state, claimOf('a#1'))).toEqual({ accepted: true });
  });

  it('refuses a claim of a lock that somebody queues for', () => {
    const plan = beside({
      a: task({ lock: 'y' }),
      b: task({ lock: ['x', 'y'] }),
      c: person({ lock: start }),
    });
    const script = new Script(plan);
    expect(script.judge(claimOf('c#1'))).toEqual({ accepted: false, reason: 'lock.taken' });
    script.done('a#1');
    script.done('b#1');
    expect(script.judge(claimOf('c#1'))).toEqual({ accepted: true });
  });

  it('takes the lock of automated work that comes later in its turn', () => {
    const script = new Script(
      beside({ a: person({ lock: start }), b: task({ lock: 'y', next: to('bb') }), bb: task({ lock: 'x' }) }),
    );
    script.take(claimOf('a#1'));
    expect(script.done('b#1')).toEqual([]);
    expect(script.done('a#1', {}, 'ada')).toEqual(['dispatchTask bb#1']);
  });

  it('belongs to manual steps only', () => {
    expect(problemsOf(workflow({ a: task({ lock: start }) }))).toEqual(['lock.take /steps/a/lock/take']);
  });
});

describe('patterns with locks', () => {
  const free = { name: 'x', take: 'start' };

  it('17, 40: interleaved routing: a set of steps in any order, never two at once', () => {
    const script = new Script(
      planOf({
        split: { type: 'set', split: 'all', next: to('a', 'c') } as Step,
        a: person({ lock: free, next: to('b') }),
        b: person({ lock: free, next: to('j') }),
        c: person({ lock: free, next: to('j') }),
        j: task({ join: 'all' }),
      }),
    );
    const claimed = (work: string) => script.judge({ type: 'taskStarted', at: 0, work, by: 'u' }).accepted;
    script.take({ type: 'taskStarted', at: 0, work: 'c#1', by: 'u' });
    expect([claimed('a#1'), script.done('c#1', {}, 'u'), claimed('a#1')]).toEqual([false, [], true]);
    expect(script.done('a#1', {}, 'u')).toEqual(['offerTask b#1']);
    expect(script.done('b#1', {}, 'u')).toEqual(['dispatchTask j#1']);
  });

  it('39: critical section: regions that may not be active together', () => {
    const section = { name: 'x', hold: 'section' };
    const script = new Script(
      beside({
        a: task({ lock: section, next: to('aa') }),
        aa: task({ lock: section }),
        b: task({ lock: section, next: to('bb') }),
        bb: task({ lock: section }),
      }),
    );
    const active = () => script.open.filter((id) => script.state.visits[id]?.status === 'open');
    const seen = [active()];
    for (const work of ['a#1', 'aa#1', 'b#1']) {
      script.done(work);
      seen.push(active());
    }
    expect(seen).toEqual([['a#1'], ['aa#1'], ['b#1'], ['bb#1']]);
  });
});

describe('many waiters (law L5)', () => {
  it('opens a thousand gates one at a time without asking every waiter each time', () => {
    const plan = planOf({
      s: { type: 'set', next: [{ to: 'a', copies: 1_000 }] } as Step,
      a: { type: 'set', lock: 'x', with: 1, next: to('b') } as Step,
      b: task({ lock: 'y', unless: 'steps.a.visits > 0' }),
    });
    const script = new Script(plan);
    expect(script.settled).toHaveLength(2_001);
    expect(script.state.closed).toMatchObject({ status: 'completed' });
  });
});
