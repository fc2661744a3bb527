import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { planOf, Script } from '../script.fixture.ts';

const manual = (more: object = {}): Step =>
  ({ type: 'manual', form: 'review', assign: { groups: ['agents'] }, ...more }) as Step;

describe('a manual step (rules M1, M2)', () => {
  it('is offered with its form, its outcomes, its people and its data', () => {
    const step = manual({
      with: { n: '${ input.n }' },
      title: 'Review',
      description: 'Look.',
      due: { in: 'PT8H' },
      priority: 1,
    });
    expect(new Script(planOf({ a: step }), { n: 1 }).effects).toEqual([
      {
        type: 'offerTask',
        key: 'offer:a#1',
        work: 'a#1',
        stepId: 'a',
        title: 'Review',
        description: 'Look.',
        form: 'review@4',
        outcomes: ['approve', 'reject'],
        assign: { users: [], groups: ['agents'], not: [] },
        data: { n: 1 },
        dueAt: 28_800_000,
        priority: 1,
      },
    ]);
  });

  it('outputs the submitted data; the first answer wins, later ones change nothing', () => {
    const script = new Script(planOf({ a: manual({ next: [{ to: 'b' }] }), b: manual() }));
    expect(script.done('a#1', { outcome: 'approve' }, 'eve')).toEqual(['offerTask b#1']);
    expect(script.done('a#1', { outcome: 'reject' }, 'bob')).toEqual([]);
    expect(script.judge({ type: 'taskCompleted', at: 0, work: 'a#1', output: {}, by: 'bob' })).toEqual({
      accepted: false,
      reason: 'visit.settled',
    });
  });

  it('takes a claim as a start, which ends nothing', () => {
    const script = new Script(planOf({ a: manual() }));
    expect(script.take({ type: 'taskStarted', at: 0, work: 'a#1', by: 'eve' })).toEqual([]);
    expect(script.open).toEqual(['a#1']);
  });

  it('assigns by expressions; nobody at all is assign.empty', () => {
    const assign = {
      users: '${ input.users }',
      groups: ['${ input.group }'],
      not: ['${ instance.startedBy }'],
    };
    const plan = planOf({
      a: manual({ assign, catch: [{ on: ['assign.empty'], to: 'b' }] }),
      b: { type: 'end', output: 'nobody' },
    });
    const script = new Script(plan, { users: ['u', 'v'], group: null });
    expect(script.effects).toMatchObject([{ assign: { users: ['u', 'v'], groups: [], not: ['ada'] } }]);
    expect(new Script(plan, { users: [], group: '' }).state.closed?.output).toBe('nobody');
  });

  it('reminds and escalates, each once, without ending the step', () => {
    const timers = [
      { at: '50%', remind: true },
      { at: 'PT7H', remind: true, escalate: { groups: ['supervisors'] } },
    ];
    const script = new Script(planOf({ a: manual({ due: { in: 'PT8H' }, timers }) }));
    expect(Object.keys(script.state.timers)).toEqual(['a#1/timer/0', 'a#1/timer/1']);
    expect(script.fire('a#1/timer/0', 14_400_000)).toEqual(['remind a#1']);
    expect(script.take({ type: 'timerFired', at: 14_400_001, timer: 'a#1/timer/0' })).toEqual([]);
    expect(script.fire('a#1/timer/1')).toEqual(['remind a#1', 'escalate a#1']);
    expect(script.effects[1]).toMatchObject({ assign: { groups: ['supervisors'] } });
    expect(script.open).toEqual(['a#1']);
  });

  it('ends by `timeout` with error timeout, and takes the offer back', () => {
    const script = new Script(
      planOf({
        a: manual({
          timeout: 'PT1H',
          timers: [{ at: 'PT2H', remind: true }],
          catch: [{ on: ['timeout'], to: 'b' }],
        }),
        b: manual(),
      }),
    );
    expect(script.fire('a#1/timeout')).toEqual([
      'cancelTimer a#1/timer/0',
      'withdrawTask a#1 timeout',
      'offerTask b#1',
    ]);
  });

  it('is `cancelled` for the step when an operator withdraws the task', () => {
    const script = new Script(
      planOf({ a: manual({ catch: [{ on: ['cancelled'], to: 'b' }] }), b: manual() }),
    );
    expect(script.cancelled('a#1')).toEqual(['offerTask b#1']);
  });

  it('works again on an operator’s retry with deadlines that have not passed', () => {
    const timers = [
      { at: 'PT1H', remind: true as const },
      { at: 'PT3H', remind: true as const },
    ];
    const script = new Script(planOf({ a: manual({ timers, catch: [{ then: 'hold' }] }) }));
    script.at = 7_200_000;
    script.fail('a#1', 'x');
    expect(script.retry('a#1')).toEqual(['offerTask a#1.1', 'startTimer a#1.1/timer/1 10800000']);
  });
});

describe('a delay step (rule M3)', () => {
  const delay = (delay: object): Step => ({ type: 'delay', delay, next: [{ to: 'z' }] }) as Step;
  const z: Step = { type: 'end', output: 'over' };

  it('waits for a duration', () => {
    const script = new Script(planOf({ a: delay({ for: '${ input.for }' }), z }), { for: 'PT90M' });
    expect(script.effects.map(({ key }) => key)).toEqual(['timer:a#1/delay']);
    expect(script.fire('a#1/delay', 5_400_000)).toEqual(['close completed']);
  });

  it('adds date parts on the calendar of UTC, the end of the month clamped', () => {
    const at = Date.UTC(2028, 0, 31, 12);
    const script = new Script(planOf({ a: delay({ for: 'P1M' }), z }), {}, { at });
    expect(script.state.timers['a#1/delay']?.dueAt).toBe(Date.UTC(2028, 1, 29, 12));
  });

  it('completes at once when the moment has passed', () => {
    const script = new Script(
      planOf({ a: delay({ until: '2020-01-01' }), z }),
      {},
      { at: Date.UTC(2021, 0, 1) },
    );
    expect(script.state.closed?.output).toBe('over');
  });

  it('fails as expression.failed on what is no duration or no moment', () => {
    const fail = (step: object) =>
      new Script(planOf({ a: delay(step), z }), { x: 'soon' }).state.closed?.error?.code;
    expect([fail({ for: '${ input.x }' }), fail({ until: '${ input.x }' })]).toEqual([
      'expression.failed',
      'expression.failed',
    ]);
  });
});

describe('instant steps', () => {
  it('set outputs its `with`', () => {
    expect(
      new Script(planOf({ a: { type: 'set', with: [1, '${ 1 + 1 }'], save: { x: '${ output }' } } })).vars,
    ).toEqual({ x: [1, 2] });
  });

  it('decide gives the output of the first case that holds, else null', () => {
    const plan = planOf({
      a: {
        type: 'decide',
        cases: [
          { when: 'input.n > 9', output: 'big' },
          { when: 'input.n > 1', output: '${ input.n }' },
        ],
        save: { x: '${ output }' },
      },
    });
    expect([10, 5, 0].map((n) => new Script(plan, { n }).vars.x)).toEqual(['big', 5, null]);
  });

  it('emit records an event whose id is instance and visit, and outputs the id', () => {
    const plan = planOf({
      a: {
        type: 'emit',
        event: 'order.done',
        with: { n: '${ input.n }' },
        key: '${ input.n }',
        next: [{ to: 'b' }],
      },
      b: { type: 'end', output: '${ steps.a.output }' },
    });
    const script = new Script(plan, { n: 1 });
    expect(script.effects[0]).toEqual({
      type: 'emitEvent',
      key: 'emit:i/a#1',
      eventId: 'i/a#1',
      event: 'shop.order.done',
      data: { n: 1 },
      eventKey: '1',
    });
    expect(script.state.closed?.output).toBe('i/a#1');
  });
});
