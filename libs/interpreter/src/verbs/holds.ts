import type { State, Visit } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import { isBegun, replaceVisit, report } from '../advance/visits.ts';
import { beginHeld } from './retry.ts';
import type { VerbKind } from './kind.ts';
import type { HoldRequested, ReleaseRequested } from './requests.ts';
import { refusalOfStep } from './targets.ts';
import type { Hold } from './hold-state.ts';

/** Holds on a step: visits that have not started are suspended, and so is every later one (rule O5). */
export const holdVerb: VerbKind<HoldRequested> = Object.freeze({
  refusal: (standing, { step }) =>
    refusalOfStep(standing, step) ?? (holdOn(standing.state, step) === undefined ? undefined : 'step.held'),
  perform(turn, { step, verb }) {
    update(turn, { holds: { ...turn.state.holds, [step]: { verb, since: turn.at } } });
    for (const visit of Object.values(turn.state.visits)) {
      if (visit.step === step && visit.status === 'gated') suspend(turn, visit);
    }
  },
} satisfies VerbKind<HoldRequested>);

/** The step is free again; what the hold suspended goes on to its gates (rule O5). */
export const releaseVerb: VerbKind<ReleaseRequested> = Object.freeze({
  refusal: (standing, { step }) =>
    refusalOfStep(standing, step) ??
    (holdOn(standing.state, step) === undefined ? 'step.notHeld' : undefined),
  perform(turn, { step }) {
    const { [step]: _released, ...holds } = turn.state.holds ?? {};
    update(turn, { holds });
    for (const visit of Object.values(turn.state.visits)) {
      if (visit.step === step && isSuspended(visit)) goOn(turn, visit);
    }
  },
} satisfies VerbKind<ReleaseRequested>);

/** What stood at a gate stands there again: `unless` has been evaluated, once (rule T5). */
function goOn(turn: Turn, visit: Visit): void {
  if (visit.gatedAt === undefined) return beginHeld(turn, visit);
  const { heldAt: _heldAt, ...gated } = visit;
  replaceVisit(turn, { ...gated, status: 'gated' });
  report(turn, visit, 'open');
}

/** The hold on a step, if there is one. */
export function holdOn({ holds }: State, step: string): Hold | undefined {
  return holds !== undefined && Object.hasOwn(holds, step) ? holds[step] : undefined;
}

/** Whether a hold has suspended the visit before its start: it is held for no error. */
export function isSuspended(visit: Visit): boolean {
  return visit.status === 'held' && visit.error === undefined && !isBegun(visit);
}

/** Suspends a visit that is about to pass its gates, if its step is held; true if it did (rule O5). */
export function suspendIfHeld(turn: Turn, visit: Visit): boolean {
  if (holdOn(turn.state, visit.step) === undefined) return false;
  suspend(turn, visit);
  return true;
}

function suspend(turn: Turn, visit: Visit): void {
  const held: Visit = { ...visit, status: 'held', heldAt: turn.at };
  replaceVisit(turn, held);
  report(turn, held, 'held');
}
