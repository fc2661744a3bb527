import type { Prepared, Timer, Visit } from '../advance/state.ts';
import { stepOf, writable, type Turn } from '../advance/turn.ts';
import type { TimerFired } from '../occurrence.ts';
import { workId } from '../steps/kind.ts';
import { measureOfDue, measureOfNotice, measureOfTimer, postponed, type Standstill } from './measures.ts';

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
  const still: Standstill = { since, until: turn.at };
  const passed: TimerFired[] = [];
  for (const [id, timer] of Object.entries(turn.state.timers)) {
    const next = { ...timer, dueAt: deadlineOf(turn, timer, still) };
    const isPassedMoment = next.dueAt === timer.dueAt && next.dueAt <= turn.at && turn.at > since;
    if (isPassedMoment) passed.push({ type: 'timerFired', timer: id, at: timer.dueAt });
    else start(turn, id, next);
  }
  for (const visit of Object.values(turn.state.visits)) {
    writable(turn, 'visits')[visit.id] = shifted(turn, visit, still);
  }
  for (const item of Object.values(turn.state.items ?? {})) {
    writable(turn, 'items')[item.id] = shifted(turn, item, still);
  }
  return passed;
}

function start(turn: Turn, id: string, timer: Timer): void {
  const { dueAt, summary } = timer;
  writable(turn, 'timers')[id] = timer;
  turn.effects.push({ type: 'startTimer', key: `timer:${id}`, timer: id, dueAt, summary });
}

function deadlineOf({ plan, state }: Turn, timer: Timer, still: Standstill): number {
  const visit =
    timer.visit === undefined ? undefined : (state.visits[timer.visit] ?? state.items?.[timer.visit]);
  const measure =
    visit === undefined ? ({ kind: 'time' } as const) : measureOfTimer(stepOf(plan, visit.step), timer);
  return postponed(plan, timer.dueAt, measure, still);
}

/** Moves what a visit shows of its times, and tells people of a due time that has moved. */
function shifted(turn: Turn, visit: Visit, still: Standstill): Visit {
  const { prepared } = visit;
  if (prepared === undefined || still.since === still.until) return visit;
  const { plan } = turn;
  const step = stepOf(plan, visit.step);
  const dueAt =
    prepared.dueAt === undefined ? undefined : postponed(plan, prepared.dueAt, measureOfDue(step), still);
  const notices = prepared.notices?.map((notice, index) => {
    return { ...notice, dueAt: postponed(plan, notice.dueAt, measureOfNotice(step, index), still) };
  });
  const next: Prepared = {
    ...prepared,
    ...(dueAt === undefined ? {} : { dueAt }),
    ...(notices === undefined ? {} : { notices }),
  };
  if (step.type === 'manual' && dueAt !== undefined && dueAt !== prepared.dueAt) postpone(turn, visit, dueAt);
  return { ...visit, prepared: next };
}

function postpone(turn: Turn, visit: Visit, dueAt: number): void {
  const work = workId(visit);
  turn.effects.push({ type: 'postponeTask', key: `postpone:${work}@${dueAt}`, work, dueAt });
}
