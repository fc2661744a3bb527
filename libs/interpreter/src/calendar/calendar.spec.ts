import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { compile, compileCalendar, createInterpreter, type PlanZone } from '../index.ts';
import { REFERENCES, Script, told, workflow } from '../script.fixture.ts';

/** Clocks go forward by an hour at minute 100,000 (1970-03-11T10:40Z) and back at minute 200,000. */
const zone: PlanZone = {
  name: 'Test/Zone',
  base: 60,
  changes: [
    [100_000, 120],
    [200_000, 60],
  ],
};
const hours = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, ['09:00-17:00']]),
);
const office = { name: 'office', version: 3, definition: { zone: 'Test/Zone', hours }, zone };
const closed = { name: 'closed', version: 1, definition: { hours: {} } };
const references = { ...REFERENCES, calendars: { office, 'office@>=2': office, closed } };

const at = (text: string): number => Date.parse(text);
const iso = (moment: number | undefined): string => new Date(moment ?? NaN).toISOString().slice(0, 19);
const judged = (steps: Readonly<Record<string, Step>>) => compile(workflow(steps), references);

function started(steps: Readonly<Record<string, Step>>, begin: string, input = {}): Script {
  const { plan, problems } = judged(steps);
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return new Script(plan, input, { at: at(begin) });
}

const manual = (more: object): Step =>
  ({ type: 'manual', form: 'review', assign: { groups: ['agents'] }, ...more }) as Step;

describe('a calendar in a plan (rule M3)', () => {
  it('travels with it by its version, once, with the table of its zone', () => {
    const { plan } = judged({
      a: { type: 'delay', delay: { for: 'PT1H', calendar: 'office' }, next: [{ to: 'b' }] },
      b: { type: 'delay', delay: { for: 'PT1H', calendar: 'office@>=2' } },
    });
    expect(Object.keys(plan?.calendars ?? {})).toEqual(['office@3']);
    expect(plan?.calendars?.['office@3']?.zone).toEqual(zone);
    expect(plan?.steps['b']).toMatchObject({ delay: { calendar: 'office@3' } });
    expect(
      Object.hasOwn(judged({ a: { type: 'delay', delay: { for: 'PT1H' } } }).plan ?? {}, 'calendars'),
    ).toBe(false);
  });

  it('is refused where it is unknown, or can never be open', () => {
    const delay = (calendar: string): Step => ({ type: 'delay', delay: { for: 'PT1H', calendar } });
    expect(judged({ a: delay('offcie') }).problems).toMatchObject([
      { code: 'reference.unknown', path: '/steps/a/delay/calendar', fix: 'did you mean office?' },
    ]);
    expect(judged({ a: delay('closed') }).problems).toMatchObject([
      { code: 'calendar.closed', path: '/steps/a/delay/calendar' },
    ]);
  });

  it('counts a delay in its open hours, and until a moment waits for the next opening', () => {
    const forHours: Step = { type: 'delay', delay: { for: 'PT4H', calendar: 'office' } };
    const until: Step = { type: 'delay', delay: { until: '1970-01-10T10:00:00Z', calendar: 'office' } };
    expect(iso(started({ a: forHours }, '1970-01-09T14:00:00Z').state.timers['a#1/delay']?.dueAt)).toBe(
      '1970-01-12T10:00:00',
    );
    expect(iso(started({ a: until }, '1970-01-09T14:00:00Z').state.timers['a#1/delay']?.dueAt)).toBe(
      '1970-01-12T08:00:00',
    );
  });

  it('completes a delay until a past moment at once', () => {
    const until: Step = { type: 'delay', delay: { until: '1970-01-09T10:00:00Z', calendar: 'office' } };
    expect(started({ a: until }, '1970-01-09T14:00:00Z').settled).toEqual(['a#1 completed']);
  });

  it('follows the clocks of its zone: a working day begins an hour earlier once they are forward', () => {
    const next: Step = { type: 'delay', delay: { for: 'P1D', calendar: 'office' } };
    const due = (begin: string) => iso(started({ a: next }, begin).state.timers['a#1/delay']?.dueAt);
    expect(due('1970-03-10T08:30:00Z')).toBe('1970-03-11T08:30:00');
    expect(due('1970-03-11T08:30:00Z')).toBe('1970-03-12T07:30:00');
  });

  it('is an error of the step where it has not so much open time', () => {
    const far: Step = {
      type: 'delay',
      delay: { for: '${ input.length }', calendar: 'office' },
      catch: [{ on: ['calendar.range'], to: 'b' }],
    };
    const script = started({ a: far, b: { type: 'end' } }, '1970-01-09T14:00:00Z', {
      length: 'PT999999999H',
    });
    expect(script.settled).toEqual(['a#1 failed', 'b#1 completed']);
  });
});

describe('due and timers on a calendar (rules M2, M3)', () => {
  it('counts the due time and its shares in business time', () => {
    const step = manual({
      due: { in: 'PT8H', calendar: 'office' },
      timers: [
        { at: '50%', remind: true },
        { at: '100%', escalate: { groups: ['boss'] } },
        { at: '150%', remind: true },
        { at: 'PT2H', remind: true },
      ],
    });
    const { state } = started({ a: step }, '1970-01-09T14:00:00Z');
    expect(iso(state.visits['a#1']?.prepared?.dueAt)).toBe('1970-01-12T14:00:00');
    const moments = (state.visits['a#1']?.prepared?.notices ?? []).map(({ dueAt }) => iso(dueAt));
    expect(moments).toEqual([
      '1970-01-12T10:00:00',
      '1970-01-12T14:00:00',
      '1970-01-13T10:00:00',
      '1970-01-09T16:00:00',
    ]);
  });

  it('has its whole at the due time itself, also where that is an opening', () => {
    const due = { in: 'P1D', calendar: 'office' };
    const step = manual({ due, timers: [{ at: '100%', remind: true }] });
    const { state } = started({ a: step }, '1970-01-08T06:00:00Z');
    const { dueAt, notices } = state.visits['a#1']?.prepared ?? {};
    expect([iso(dueAt), iso(notices?.[0]?.dueAt)]).toEqual(['1970-01-09T08:00:00', '1970-01-09T08:00:00']);
  });
});

describe('timers of a manual step (rule M2)', () => {
  const timers = [
    { at: '25%', reassign: { users: ['${ input.deputy }'] } },
    {
      at: '50%',
      remind: true,
      emit: { event: 'order.done', with: { order: '${ input.order }' }, key: '${ input.order }' },
    },
  ];
  const step = manual({ due: { in: 'PT8H' }, timers, next: [{ to: 'b' }] });

  it('reassigns and emits once each, and the visit stays open', () => {
    const script = started({ a: step, b: { type: 'end' } }, '1970-01-01T00:00:00Z', {
      deputy: 'eve',
      order: 'o-1',
    });
    expect(script.fire('a#1/timer/0')).toEqual(['reassign a#1']);
    expect(script.effects).toEqual([
      {
        type: 'notifyTask',
        key: 'notify:a#1/timer/0/reassign',
        work: 'a#1',
        action: 'reassign',
        assign: { users: ['eve'], groups: [], not: [] },
      },
    ]);
    expect(script.fire('a#1/timer/1')).toEqual(['remind a#1', 'emit i/a#1/timer/1 shop.order.done']);
    expect(script.effects[1]).toMatchObject({ data: { order: 'o-1' }, eventKey: 'o-1' });
    expect(script.take({ type: 'timerFired', at: script.at, timer: 'a#1/timer/1' })).toEqual([]);
    expect(script.open).toEqual(['a#1']);
    expect(script.done('a#1', { outcome: 'approve' }, 'eve')).toEqual(['close completed']);
  });

  it('evaluates all that its timers need when the visit starts (rule D7)', () => {
    const { plan } = judged({
      a: manual({ ...step, catch: [{ on: ['expression.failed'], to: 'b' }] }),
      b: { type: 'end' },
    });
    if (plan === undefined) throw new Error('no plan');
    const begun = createInterpreter(plan).advance(undefined, {
      type: 'started',
      at: 0,
      instanceId: 'i',
      input: { deputy: 'eve' },
      trigger: { type: 'manual' },
      startedBy: 'ada',
    });
    expect(begun.effects.map(told)).toEqual(['close completed']);
  });

  it('is refused where it does nothing, or emits what it may not say', () => {
    const places = (timer: object) =>
      judged({ a: manual({ due: { in: 'PT8H' }, timers: [timer] as never }) }).problems.map(
        ({ code, path }) => `${code} ${path}`,
      );
    expect(places({ at: '50%' })).toEqual(['schema.mismatch /steps/a/timers/0']);
    expect(places({ at: '50%', emit: { event: 'gone', extra: 1 } })).toEqual([
      'reference.unknown /steps/a/timers/0/emit/event',
      'language.unsupported /steps/a/timers/0/emit/extra',
    ]);
  });
});

describe('a calendar definition', () => {
  const said = (definition: unknown, table?: PlanZone) =>
    compileCalendar(definition, table).problems.map(({ code, path }) => `${code} ${path}`);

  it('is open all day, every day, in UTC, unless it says otherwise', () => {
    const { calendar } = compileCalendar({ kind: 'calendar', name: 'all' }, undefined);
    expect(calendar).toEqual({
      zone: { name: 'UTC', base: 0, changes: [] },
      week: Array.from({ length: 7 }, () => [[0, 1440]]),
      days: {},
      yearly: {},
    });
  });

  it('names a zone that exists', () => {
    expect(said({ zone: 'Mars/Base' })).toEqual(['calendar.zone /zone']);
    expect(said({ zone: 'Test/Zone' }, zone)).toEqual([]);
  });

  it('has hours in order and apart, on days that there are', () => {
    const monday = [
      '09:00-12:00',
      '11:00-13:00',
      '14:00-13:00',
      '23:00-24:00',
      '25:00-26:00',
      '24:00-24:30',
      'noon',
      7,
    ];
    expect(said({ hours: { monday, moonday: [] } })).toEqual([
      'calendar.day /hours/moonday',
      ...[1, 2, 4, 5, 6, 7].map((index) => `calendar.hours /hours/monday/${index}`),
    ]);
    expect(said({ hours: { monday: ['09:00-12:00', '12:00-13:00'] } })).toEqual([]);
  });

  it('has holidays on dates that there are', () => {
    const holidays = [
      '2030-02-29',
      { date: '2028-02-29' },
      { yearly: '02-29' },
      { yearly: '02-30' },
      { date: '2030-05-02', through: '2030-05-01' },
      { date: '2030-05-02', through: '2032-05-02' },
      { date: '2030-05-02', through: 'soon' },
      7,
    ];
    expect(said({ holidays })).toEqual([
      'calendar.date /holidays/0',
      'calendar.date /holidays/3/yearly',
      ...[4, 5, 6, 7].map((index) => `calendar.date /holidays/${index}`),
    ]);
    const years = Array.from({ length: 40 }, (_, year) => ({
      date: `${2030 + year}-01-01`,
      through: `${2030 + year}-12-31`,
    }));
    expect(said({ holidays: years })).toEqual(['calendar.days /holidays']);
  });

  it('says all of it, whatever comes in', () => {
    for (const value of [null, 7, 'text', [], { hours: 7, holidays: 'x' }]) {
      expect(Array.isArray(said(value))).toBe(true);
    }
  });
});
