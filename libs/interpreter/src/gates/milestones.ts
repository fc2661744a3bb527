import { conclude } from '../advance/conclude.ts';
import { skip } from '../advance/begin.ts';
import { nextRetry } from '../advance/reopen.ts';
import type { State, Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { isBegun, replaceVisit, stopVisit } from '../advance/visits.ts';
import { isSent } from '../advance/flight.ts';
import type { PlanMilestone } from '../plan/gates.ts';
import type { Plan } from '../plan/plan.ts';
import { failedWith } from '../steps/outcome.ts';
import { hasGate } from './gate.ts';
import { giveBack } from './locks.ts';
import { forgetQueues } from './queues.ts';

/** Whether the instance is in a step: it has an open or held visit, which has passed its gates (rule L2). */
export function isInside(plan: Plan, state: State, step: string): boolean {
  if ((state.steps[step]?.open ?? 0) === 0) return false;
  const waited = stepOf(plan, step);
  if (!hasGate(waited) && waited.forEach === undefined) return true;
  return Object.values(state.visits).some((visit) => visit.step === step && visit.status !== 'gated');
}

/**
 * Takes back what may not run since its milestone was left (rule L2): a visit that has not started goes back to
 * waiting, a started one runs on unless it is `strict`. True if one ended by it, so that the worklist must run again.
 */
export function leaveMilestones(turn: Turn): boolean {
  for (const id of turn.plan.gates?.milestones ?? []) {
    const { whileIn } = stepOf(turn.plan, id);
    if (whileIn === undefined || (turn.state.steps[id]?.open ?? 0) === 0) continue;
    if (!isInside(turn.plan, turn.state, whileIn.step) && leaveMilestone(turn, id, whileIn)) return true;
  }
  return false;
}

function leaveMilestone(turn: Turn, step: string, whileIn: PlanMilestone): boolean {
  for (const visit of Object.values(turn.state.visits)) {
    if (visit.step !== step || isBeforeGate(visit)) continue;
    if (!hasStarted(turn, visit)) goBack(turn, visit);
    else if (whileIn.strict && miss(turn, visit, whileIn)) return true;
  }
  return false;
}

function isBeforeGate(visit: Visit): boolean {
  return visit.status === 'gated' || (visit.status === 'delayed' && !isBegun(visit));
}

/** A manual visit has started at its first claim, automated work once it is out; whatever else waits has begun. */
function hasStarted(turn: Turn, visit: Visit): boolean {
  if (visit.status === 'delayed') return false;
  if (visit.status !== 'open') return true;
  const { type } = stepOf(turn.plan, visit.step);
  if (type === 'manual') return visit.startedAt !== undefined;
  return isBegun(visit) && isSent(turn.state, visit);
}

/** Back to the first gate: the offer is taken back, `with` is evaluated again, an offer made again has the next work id. */
function goBack(turn: Turn, visit: Visit): void {
  const wasOut = isSent(turn.state, visit);
  stopVisit(turn, visit, 'cancelled');
  giveBack(turn, visit);
  const {
    prepared: _prepared,
    startedAt: _startedAt,
    gatedAt: _gatedAt,
    ...rest
  } = wasOut ? nextRetry(visit) : visit;
  replaceVisit(turn, { ...rest, status: 'gated' });
  forgetQueues(turn);
}

/**
 * What happens to a visit whose milestone is missed (rule L2): skipped, or the error `milestone.missed`, or it waits on.
 * True if it has settled or become an error.
 */
export function miss(turn: Turn, visit: Visit, { missed, step }: PlanMilestone): boolean {
  if (missed === 'skip') {
    skip(turn, visit, 'cancelled');
    return true;
  }
  if (missed === 'wait') {
    goBack(turn, visit);
    return false;
  }
  const error = { code: 'milestone.missed', message: `${step} can no longer be open` };
  conclude(turn, visit, failedWith(error), 'cancelled');
  return true;
}
