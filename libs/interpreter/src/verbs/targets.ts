import type { RefusalReason } from '../advance/refusal.ts';
import { visitOf, whyGone } from '../advance/whereabouts.ts';
import { findRun, isUndoHeld, isUndoWork } from '../undo/work.ts';
import type { Standing } from './kind.ts';

/** Refused where there is no such visit any more, or never was. */
export function refusalOfVisit({ plan, state }: Standing, id: string): RefusalReason | undefined {
  return visitOf(state, id) === undefined ? whyGone(plan, state, id) : undefined;
}

/** Refused where the visit, or the compensation, is not held. */
export function refusalUnlessHeld(standing: Standing, id: string): RefusalReason | undefined {
  if (isUndoWork(id) && findRun(standing.state, id) !== undefined) {
    return isUndoHeld(standing.state, id) ? undefined : 'visit.notHeld';
  }
  const gone = refusalOfVisit(standing, id);
  if (gone !== undefined) return gone;
  return visitOf(standing.state, id)?.status === 'held' ? undefined : 'visit.notHeld';
}

/** Refused where the plan has no such step. */
export function refusalOfStep({ plan }: Standing, step: string): RefusalReason | undefined {
  return Object.hasOwn(plan.steps, step) ? undefined : 'step.unknown';
}

/** Refused unless the end of the instance took the visit away with it (rule O3). */
export function refusalUnlessLost({ state }: Standing, id: string): RefusalReason | undefined {
  return state.lost?.visits.some((visit) => visit.id === id) === true ? undefined : 'instance.closed';
}
