import type { Timer } from '../advance/state.ts';
import { addOpen, openBetween } from '../calendar/open-time.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanMoment, PlanStep } from '../plan/steps.ts';

/** How long an instance stood still, epoch milliseconds. */
export interface Standstill {
  readonly since: number;
  readonly until: number;
}

/** What a deadline counts: nothing, for it is a moment; elapsed time; or business time on a calendar (rule M3). */
export type Measure =
  | { readonly kind: 'moment' }
  | { readonly kind: 'time' }
  | { readonly kind: 'calendar'; readonly name: string };

const TIME: Measure = Object.freeze({ kind: 'time' });

/** What the due time of a manual step, or the end of a delay, counts. */
export function measureOfDue(step: PlanStep): Measure {
  if (step.type === 'delay') return measureOf(step.delay);
  return step.type === 'manual' && step.due !== undefined ? measureOf(step.due) : TIME;
}

/** What a timer of a manual step counts: a share counts as the due time does, all else elapsed time. */
export function measureOfNotice(step: PlanStep, index = 0): Measure {
  const isShare = step.type === 'manual' && step.timers[index]?.share !== undefined;
  return isShare ? measureOfDue(step) : TIME;
}

/** What a timer counts. */
export function measureOfTimer(step: PlanStep, { kind, index }: Timer): Measure {
  if (kind === 'delay') return measureOfDue(step);
  return kind === 'notice' ? measureOfNotice(step, index) : TIME;
}

function measureOf(moment: PlanMoment): Measure {
  if ('until' in moment) return { kind: 'moment' };
  return moment.calendar === undefined ? TIME : { kind: 'calendar', name: moment.calendar };
}

/** A deadline after a standstill: it keeps the time it had left, in its own measure (rule O1). */
export function postponed(plan: Plan, dueAt: number, measure: Measure, still: Standstill): number {
  if (measure.kind === 'moment') return dueAt;
  const elapsed = dueAt + still.until - still.since;
  const calendar = measure.kind === 'calendar' ? plan.calendars?.[measure.name] : undefined;
  if (calendar === undefined || dueAt <= still.since) return elapsed;
  return addOpen(calendar, still.until, openBetween(calendar, still.since, dueAt)) ?? elapsed;
}
