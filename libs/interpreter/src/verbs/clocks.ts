import type { Notice, Prepared, State, Timer, Visit } from '../advance/state.ts';
import { stepOf, writable, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import type { TimerFired } from '../occurrence.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanStep } from '../plan/steps.ts';
import { workId } from '../steps/kind.ts';

/** Stops every timer; what is left of each stays in the state (rule O1). */
export function stopClocks(turn: Turn): void {
  for (const timer of Object.keys(turn.state.timers)) {
    turn.effects.push({ type: 'cancelTimer', key: `untimer:${timer}`, timer });
  }
}

/**
 * Starts the timers again that `stopClocks` stopped at `since`: what counts a time goes on with what was left of it,
 * what names a moment keeps it (rule O1). Gives the moments that have passed meanwhile.
 */
export function setClocks(turn: Turn, since: number): readonly TimerFired[] {
  const stood = turn.at - since;
  const passed: TimerFired[] = [];
  for (const [id, timer] of Object.entries(turn.state.timers)) {
    if (!isMoment(turn, timer)) start(turn, id, { ...timer, dueAt: timer.dueAt + stood });
    else if (timer.dueAt <= turn.at) passed.push({ type: 'timerFired', timer: id, at: timer.dueAt });
    else start(turn, id, timer);
  }
  for (const visit of Object.values(turn.state.visits)) shift(turn, visit, stood);
  return passed;
}

function start(turn: Turn, id: string, timer: Timer): void {
  const { dueAt, summary } = timer;
  writable(turn, 'timers')[id] = timer;
  turn.effects.push({ type: 'startTimer', key: `timer:${id}`, timer: id, dueAt, summary });
}

/** A timer of a delay until a moment, or of a share of the time until a due moment. */
function isMoment({ plan, state }: { readonly plan: Plan; readonly state: State }, timer: Timer): boolean {
  const visit = timer.visit === undefined ? undefined : state.visits[timer.visit];
  if (visit === undefined) return false;
  const step = stepOf(plan, visit.step);
  if (timer.kind === 'delay') return step.type === 'delay' && 'until' in step.delay;
  return timer.kind === 'notice' && isNoticeOfMoment(step, timer.index);
}

function isNoticeOfMoment(step: PlanStep, index = 0): boolean {
  return isDueAtMoment(step) && step.type === 'manual' && step.timers[index]?.share !== undefined;
}

function isDueAtMoment(step: PlanStep): boolean {
  if (step.type === 'delay') return 'until' in step.delay;
  return step.type === 'manual' && step.due !== undefined && 'until' in step.due;
}

/** Moves what a visit shows of its times, and tells people of a due time that has moved. */
function shift(turn: Turn, visit: Visit, stood: number): void {
  const { prepared } = visit;
  if (prepared === undefined || stood === 0) return;
  const step = stepOf(turn.plan, visit.step);
  const dueAt = isDueAtMoment(step) ? prepared.dueAt : later(prepared.dueAt, stood);
  const notices = prepared.notices?.map((notice, index) => moved(step, notice, index, stood));
  const next: Prepared = {
    ...prepared,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(notices === undefined ? {} : { notices }),
  };
  replaceVisit(turn, { ...visit, prepared: next });
  if (step.type !== 'manual' || dueAt === undefined || dueAt === prepared.dueAt) return;
  const work = workId(visit);
  turn.effects.push({ type: 'postponeTask', key: `postpone:${work}@${dueAt}`, work, dueAt });
}

function moved(step: PlanStep, notice: Notice, index: number, stood: number): Notice {
  return isNoticeOfMoment(step, index) ? notice : { ...notice, dueAt: notice.dueAt + stood };
}

function later(moment: number | undefined, stood: number): number | undefined {
  return moment === undefined ? undefined : moment + stood;
}
