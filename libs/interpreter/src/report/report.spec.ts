import { describe as group, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe, inOrder, isTerminal, pendingEffects, type Occurrence } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', title: 'Work', next: next.map((to) => ({ to })), ...more }) as Step;
const manual: Step = {
  type: 'manual',
  title: 'Ask',
  form: 'review',
  assign: { groups: ['g'], users: ['u'] },
  due: { in: 'PT1H' },
};

group('describe', () => {
  it('says for each thing what it waits for, since when and until when', () => {
    const plan = planOf({
      a: { type: 'set', split: 'all', next: [{ to: 'b' }, { to: 'c' }, { to: 'd' }, { to: 'e' }] },
      b: task(['e']),
      c: manual,
      d: { type: 'delay', title: 'Pause', delay: { for: 'PT2H' } },
      e: task([], { join: 'all' }),
    });
    const view = describe(plan, new Script(plan).state);
    expect(view.status).toBe('running');
    expect(view.waiting).toEqual([
      { visit: 'b#1', stepId: 'b', title: 'Work', since: 0, for: 'activity', detail: 'demo.work' },
      { visit: 'c#1', stepId: 'c', title: 'Ask', since: 0, for: 'person', detail: 'g, u', until: 3_600_000 },
      {
        visit: 'd#1',
        stepId: 'd',
        title: 'Pause',
        since: 0,
        for: 'timer',
        detail: 'until the time has come',
        until: 7_200_000,
      },
      { visit: 'e', stepId: 'e', title: 'Work', since: 0, for: 'join', detail: 'waits for b' },
    ]);
    expect(view.steps[1]).toEqual({ id: 'b', status: 'open', visits: 1, open: 1 });
  });

  it('is waiting while only people and clocks can move it, suspended when only an operator can', () => {
    expect(describe(planOf({ c: manual }), new Script(planOf({ c: manual })).state).status).toBe('waiting');
    const plan = planOf({ a: task([], { catch: [{ then: 'hold' }] }) });
    const script = new Script(plan);
    script.fail('a#1', 'x');
    expect(describe(plan, script.state)).toMatchObject({
      status: 'suspended',
      reason: 'a: it was x',
      waiting: [{ visit: 'a#1', for: 'operator', detail: 'x: it was x' }],
    });
  });

  it('says which branch of a held join can no longer come', () => {
    const plan = planOf({
      a: task(['b', 'c'], { split: 'first' }),
      b: task(['d']),
      c: task(['d']),
      d: task([], { join: 'all' }),
    });
    const script = new Script(plan);
    script.done('a#1');
    script.done('b#1');
    expect(describe(plan, script.state)).toMatchObject({
      status: 'suspended',
      waiting: [{ visit: 'd', for: 'join', detail: 'join.deadlock: can no longer come: c' }],
    });
  });

  it('shows how a closed instance ended', () => {
    const plan = planOf({ a: task() }, { businessKey: 'k', searchable: { n: '${ input.n }' }, output: 1 });
    const script = new Script(plan, { n: 2 });
    script.done('a#1');
    expect(describe(plan, script.state)).toMatchObject({
      status: 'completed',
      businessKey: 'k',
      searchable: { n: 2 },
      output: 1,
      waiting: [],
    });
    expect([isTerminal(script.state), pendingEffects(plan, script.state)]).toEqual([true, []]);
  });
});

group('the verdict on an occurrence (law L3)', () => {
  const plan = planOf(
    { a: task(['b', 'c'], { split: 'all' }), b: manual, c: task() },
    { onCancel: { to: 'c' } },
  );
  const verb = { id: 'v', actor: 'root', reason: 'r' };
  const judged = (script: Script, occurrence: Occurrence) => {
    const verdict = script.judge(occurrence);
    return verdict.accepted ? 'accepted' : verdict.reason;
  };

  it('accepts what is waited for and names why it refuses the rest', () => {
    const script = new Script(plan);
    const done = (work: string): Occurrence => ({ type: 'taskCompleted', at: 0, work, output: null });
    script.done('a#1');
    expect(
      ['a#1', 'b#1', 'b#2', 'nobody#1', 'b#1.1', '__proto__'].map((work) => judged(script, done(work))),
    ).toEqual([
      'visit.settled',
      'accepted',
      'visit.unknown',
      'visit.unknown',
      'visit.settled',
      'visit.unknown',
    ]);
    expect(judged(script, { type: 'timerFired', at: 0, timer: 'b#1/timeout' })).toBe('timer.unknown');
    expect(judged(script, { type: 'retryRequested', at: 0, visit: 'b#1', verb })).toBe('visit.notHeld');
    script.verb('cancelRequested');
    expect(judged(script, done('b#1'))).toBe('visit.withdrawn');
    expect(judged(script, { type: 'cancelRequested', at: 0, verb })).toBe('instance.cancelling');
    script.verb('terminateRequested');
    expect(judged(script, done('b#1'))).toBe('instance.closed');
  });
});

group('a work id', () => {
  it('belongs to one try of a visit: what an earlier one brings is late', () => {
    const script = new Script(planOf({ a: task([], { catch: [{ then: 'hold' }] }) }));
    const done = (work: string): Occurrence => ({ type: 'taskCompleted', at: 0, work, output: null });
    script.fail('a#1', 'x');
    expect(script.judge(done('a#1'))).toEqual({ accepted: false, reason: 'visit.settled' });
    script.retry('a#1');
    expect(script.judge(done('a#1'))).toEqual({ accepted: false, reason: 'visit.settled' });
    expect(script.judge(done('a#1.1'))).toEqual({ accepted: true });
  });
});

group('what came together', () => {
  it('is taken in order: verbs, answers, ends of work, timers (rule W4)', () => {
    const verb = { id: 'v', actor: 'root', reason: 'r' };
    const mixed: readonly Occurrence[] = [
      { type: 'timerFired', at: 0, timer: 't' },
      { type: 'taskCompleted', at: 0, work: 'w', output: null },
      { type: 'taskFailed', at: 0, work: 'x', error: { code: 'x', message: '' } },
      { type: 'taskCompleted', at: 0, work: 'm', output: null, by: 'eve' },
      { type: 'cancelRequested', at: 0, verb },
    ];
    expect(inOrder(mixed).map((one) => mixed.indexOf(one))).toEqual([4, 3, 1, 2, 0]);
  });
});
