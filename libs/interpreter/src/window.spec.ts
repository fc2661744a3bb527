import { describe, expect, it } from '@jest/globals';
import type { Step } from '@fermata/model';
import { compile, describe as view, retryDecision, type Plan, type References } from './index.ts';
import { REFERENCES, Script, workflow } from './script.fixture.ts';

const HOUR = 3_600_000;
const references: References = {
  ...REFERENCES,
  tasks: {
    ...REFERENCES.tasks,
    timed: {
      name: 'timed',
      version: 1,
      implementation: 'x',
      defaults: { retry: { window: { calendar: 'office' } } },
    },
  },
  calendars: {
    office: {
      name: 'office',
      version: 2,
      definition: {
        kind: 'calendar',
        name: 'office',
        hours: { thursday: ['08:00-10:00'], friday: ['08:00-10:00'] },
      },
    },
  },
};

const inHours = { type: 'task', task: 'work', retry: { window: { calendar: 'office' } } } as Step;

function planned(steps: Readonly<Record<string, Step>>): Plan {
  const { plan, problems } = compile(workflow(steps), references);
  if (plan === undefined) throw new Error(JSON.stringify(problems));
  return plan;
}

function codesOf(steps: Readonly<Record<string, unknown>>): readonly string[] {
  const { problems } = compile(workflow(steps as never), references);
  return problems.map(({ code, path }) => `${code} ${path}`);
}

describe('retry windows (rule E1): attempts start only in the open hours of a calendar', () => {
  it('lets the first attempt wait for the hours to open, and says so', () => {
    const plan = planned({ a: inHours });
    const script = new Script(plan);
    expect(script.effects).toMatchObject([{ type: 'startTimer', timer: 'a#1/window', dueAt: 8 * HOUR }]);
    expect(view(plan, script.state).waiting).toMatchObject([
      { visit: 'a#1', for: 'timer', detail: 'the hours in which it may start', until: 8 * HOUR },
    ]);
    expect(script.fire('a#1/window')).toEqual(['dispatchTask a#1']);
  });

  it('starts at once in open hours', () => {
    const script = new Script(planned({ a: inHours }), {}, { at: 9 * HOUR });
    expect(script.effects.map(({ key }) => key)).toEqual(['dispatch:a#1']);
  });

  it('is withdrawn with its visit', () => {
    const script = new Script(planned({ a: inHours }));
    expect(script.verb('cancelRequested')).toEqual(['cancelTimer a#1/window', 'close cancelled']);
  });

  it('moves the next attempt to the next opening, and the budget runs on meanwhile', () => {
    const { a } = planned({ a: inHours }).steps;
    const policy = a?.type === 'task' ? a.retry : undefined;
    if (policy === undefined) throw new Error('no policy');
    const moment = { attempt: 1, elapsedMs: 0, now: 10 * HOUR, random: 0 };
    expect(retryDecision(policy, { code: 'x' }, { ...moment, now: 9 * HOUR })).toEqual({
      retry: true,
      delayMs: 1_000,
    });
    expect(retryDecision(policy, { code: 'x' }, moment)).toEqual({ retry: true, delayMs: 22 * HOUR });
    expect(retryDecision(policy, { code: 'x' }, { ...moment, elapsedMs: 3 * HOUR })).toEqual({
      retry: false,
      reason: 'budget',
    });
  });

  it('is refused where it would have no meaning: for items, for compensations, from a task', () => {
    const each = { ...inHours, forEach: { items: [1] } };
    expect(codesOf({ a: each })).toEqual(['language.unsupported /steps/a/retry/window']);
    const undone = { type: 'task', task: 'work', compensate: { task: 'work', ...inHours, type: undefined } };
    expect(codesOf({ a: undone })).toContain('language.unsupported /steps/a/compensate/retry/window');
    expect(codesOf({ a: { type: 'task', task: 'timed' } })).toEqual(['language.unsupported /steps/a/task']);
    const unknown = { ...inHours, retry: { window: { calendar: 'offices' } } };
    expect(codesOf({ a: unknown })).toEqual(['reference.unknown /steps/a/retry/window/calendar']);
  });
});
