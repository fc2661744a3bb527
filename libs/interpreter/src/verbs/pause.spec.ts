import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { describe as view, pendingEffects } from '../index.ts';
import { planOf, Script } from '../script.fixture.ts';
import { ask, refusalOf } from './verbs.fixture.ts';

const task = (next: readonly string[] = [], more: object = {}): Step =>
  ({ type: 'task', task: 'work', next: next.map((to) => ({ to })), ...more }) as Step;
const manual = (more: object = {}): Step =>
  ({ type: 'manual', form: 'review', assign: { groups: ['g'] }, ...more }) as Step;

describe('pause and resume (rule O1)', () => {
  it('dispatches nothing and moves no token; the result of running work is kept and taken at resume', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    expect(ask(script, { type: 'pauseRequested' })).toEqual([]);
    expect(script.done('a#1', 7)).toEqual([]);
    expect(script.open).toEqual(['a#1']);
    expect(ask(script, { type: 'resumeRequested' })).toEqual(['dispatchTask b#1']);
    expect(script.settled).toEqual(['a#1 completed']);
  });

  it('shows the instance suspended, with who paused it and why', () => {
    const script = new Script(planOf({ a: task() }));
    ask(script, { type: 'pauseRequested' });
    const seen = view(script.interpreter.plan, script.state);
    expect(seen).toMatchObject({ status: 'suspended', reason: 'paused by root: because' });
    ask(script, { type: 'resumeRequested' });
    expect(view(script.interpreter.plan, script.state).status).toBe('running');
  });

  it('names no end of what waits while its clocks stand', () => {
    const script = new Script(planOf({ m: manual({ due: { in: 'PT1H' } }) }));
    const until = () => view(script.interpreter.plan, script.state).waiting.map((one) => one.until);
    expect(until()).toEqual([3_600_000]);
    ask(script, { type: 'pauseRequested' });
    expect(until()).toEqual([undefined]);
  });

  it('lets relative deadlines keep their remaining time', () => {
    const due = { due: { in: 'PT1H' }, timers: [{ at: '50%', remind: true }], timeout: 'PT2H' };
    const script = new Script(planOf({ m: manual(due) }));
    script.at = 600_000;
    expect(ask(script, { type: 'pauseRequested' })).toEqual([
      'cancelTimer m#1/timeout',
      'cancelTimer m#1/timer/0',
    ]);
    script.at = 90_000_000;
    expect(ask(script, { type: 'resumeRequested' })).toEqual([
      'startTimer m#1/timeout 96600000',
      'startTimer m#1/timer/0 91200000',
      'postponeTask m#1 93000000',
    ]);
    expect(pendingEffects(script.interpreter.plan, script.state)).toMatchObject([
      { type: 'offerTask', dueAt: 93_000_000 },
      { dueAt: 96_600_000 },
      { dueAt: 91_200_000 },
    ]);
  });

  it('lets absolute moments stay: one that has not passed runs on, one that has passed comes at resume', () => {
    const until = (seconds: number): Step =>
      ({ type: 'delay', delay: { until: new Date(seconds * 1_000).toISOString() } }) as Step;
    const script = new Script(
      planOf({ s: { ...task(['x', 'y']), split: 'all' } as Step, x: until(100), y: until(1_000) }),
    );
    script.done('s#1');
    script.at = 10_000;
    ask(script, { type: 'pauseRequested' });
    script.at = 500_000;
    expect(ask(script, { type: 'resumeRequested' })).toEqual(['startTimer y#1/delay 1000000']);
    expect(script.settled).toEqual(['s#1 completed', 'x#1 completed']);
  });

  it('takes what it kept in order, passed moments among it by their own moment, all at the time of resume', () => {
    const steps = {
      s: task(['a', 'd', 'b'], { split: 'all' }),
      a: task([], { save: { log: '${ vars.log + ["a " + now] }' } }),
      d: { type: 'delay', delay: { until: '1970-01-01T00:02:00Z' }, save: { log: '${ vars.log + ["d"] }' } },
      b: task([], { save: { log: '${ vars.log + ["b"] }' } }),
    } as Record<string, Step>;
    const script = new Script(planOf(steps, { vars: { log: { initial: [] } }, output: '${ vars.log }' }));
    script.done('s#1');
    ask(script, { type: 'pauseRequested' });
    script.at = 60_000;
    script.done('a#1');
    script.at = 180_000;
    script.done('b#1');
    script.at = 240_000;
    ask(script, { type: 'resumeRequested' });
    expect(script.state.closed?.output).toEqual(['a 1970-01-01T00:04:00.000Z', 'd', 'b']);
  });

  it('keeps of one work the first end only, and lets no clock strike and nobody claim meanwhile', () => {
    const script = new Script(planOf({ m: manual({ timeout: 'PT1H' }) }));
    ask(script, { type: 'pauseRequested' });
    expect(script.judge({ type: 'timerFired', at: 0, timer: 'm#1/timeout' })).toMatchObject({
      reason: 'instance.paused',
    });
    expect(script.judge({ type: 'taskStarted', at: 0, work: 'm#1', by: 'ada' })).toMatchObject({
      reason: 'instance.paused',
    });
    script.done('m#1', { outcome: 'approve' }, 'ada');
    expect(
      script.judge({ type: 'taskCompleted', at: 0, work: 'm#1', output: null, by: 'bob' }),
    ).toMatchObject({ reason: 'visit.settled' });
    ask(script, { type: 'resumeRequested' });
    expect(script.state.steps['m']).toMatchObject({ status: 'completed', by: ['ada'] });
  });

  it('lets attached children follow, and leaves detached ones alone', () => {
    const child = (mode: string): Step => ({ type: 'workflow', workflow: 'sample', mode }) as Step;
    const attached = new Script(planOf({ c: child('wait') }));
    expect(ask(attached, { type: 'pauseRequested' })).toEqual(['pause children']);
    expect(ask(attached, { type: 'resumeRequested' })).toEqual(['resume children']);
    const detached = new Script(planOf({ c: child('detach') }));
    expect(ask(detached, { type: 'pauseRequested' })).toEqual([]);
  });

  it('is refused where it stands still or does not, and ends with a cancel or a terminate', () => {
    const script = new Script(planOf({ a: task(), h: task() }, { onCancel: { to: 'h' } }));
    expect(refusalOf(script, { type: 'resumeRequested' })).toBe('instance.notPaused');
    ask(script, { type: 'pauseRequested' });
    expect(refusalOf(script, { type: 'pauseRequested' })).toBe('instance.paused');
    expect(script.verb('cancelRequested')).toEqual(['cancelTask a#1', 'startTimer @drain 30000']);
    expect(script.cancelled('a#1')).toEqual(['cancelTimer @drain', 'dispatchTask h#1']);
    ask(script, { type: 'pauseRequested' });
    expect(script.verb('terminateRequested')).toEqual(['cancelTask h#1', 'close cancelled']);
  });

  it('lets an operator repair meanwhile: the tokens of the repair move at resume', () => {
    const script = new Script(planOf({ a: task(['b']), b: task() }));
    ask(script, { type: 'pauseRequested' });
    expect(ask(script, { type: 'skipRequested', visit: 'a#1' })).toEqual(['cancelTask a#1']);
    expect(script.state.paused?.moves).toHaveLength(1);
    expect(ask(script, { type: 'resumeRequested' })).toEqual(['dispatchTask b#1']);
  });

  it('starts no clock meanwhile; one that a repair sets counts from resume', () => {
    const again = { catch: [{ then: 'retry', after: 'PT1M' }], save: { x: '${ output.no }' } };
    const script = new Script(planOf({ m: manual(again) }));
    ask(script, { type: 'pauseRequested' });
    script.at = 50_000;
    expect(ask(script, { type: 'editOutputRequested', visit: 'm#1', output: {} })).toEqual([
      'withdrawTask m#1 superseded',
    ]);
    script.at = 100_000;
    expect(ask(script, { type: 'resumeRequested' })).toEqual(['startTimer m#2/retry 160000']);
  });
});
