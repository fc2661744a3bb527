import type { State, Visit } from '../advance/state.ts';
import { stepOf } from '../advance/turn.ts';
import { hasRests } from '../items/owner.ts';
import type { Member } from '../joins/member.ts';
import { hasBit } from '../joins/reach.ts';
import type { Plan } from '../plan/plan.ts';
import { mayClaim } from './claims.ts';
import { lockMembers } from './lock-members.ts';
import { isInside } from './milestones.ts';
import type { GateMember } from './gate-member.ts';

/** A member that is a round of a join: it may be what a lock waits for. */
type Round = Member & { readonly seq: number };

/**
 * The visits at gates that may belong to S (rules T6, L2). A milestone waits for any position that can reach its step.
 * Locks are judged only when nothing is open (section 10): the last resort against silence.
 */
export function gateMembers(plan: Plan, state: State, rounds: readonly Round[]): readonly GateMember[] {
  if (plan.gates === undefined) return [];
  const milestones = Object.values(state.visits).flatMap((visit) => {
    const { whileIn } = stepOf(plan, visit.step);
    if (visit.status !== 'gated' || whileIn === undefined || isInside(plan, state, whileIn.step)) return [];
    const opens = (step: string): boolean => hasBit(whileIn.reach, stepOf(plan, step).index);
    return [{ ...memberOf(visit, 'milestone'), isReachedFrom: opens }];
  });
  const waiting = new Set(milestones.map(({ visit }) => visit));
  const locked = Object.values(state.visits).filter(
    ({ id, status }) => status === 'gated' && !waiting.has(id),
  );
  const offers = Object.values(state.visits).filter((visit) => isOutOfReach(plan, state, visit));
  if (locked.length + offers.length === 0 || !isNothingOpen(state, offers)) return milestones;
  const candidates = [
    ...locked.map((visit) => memberOf(visit, 'lock')),
    ...offers.map((visit) => memberOf(visit, 'offer')),
  ];
  return [...milestones, ...lockMembers(plan, state, candidates, [...rounds, ...milestones])];
}

/** Until more is said it is reached from nowhere: what it waits for stands in `after`, or in its own `isReachedFrom`. */
function memberOf({ id, step, rounds, seq = 0 }: Visit, gate: GateMember['gate']): GateMember {
  return {
    id,
    visit: id,
    step,
    gate,
    seq,
    scope: '@start',
    round: 0,
    holds: [rounds],
    isReachedFrom: () => false,
  };
}

/** An offer that cannot be claimed and that no deadline ends (rule L1, `take: start`). */
function isOutOfReach(plan: Plan, state: State, visit: Visit): boolean {
  if (visit.status !== 'open' || stepOf(plan, visit.step).type !== 'manual') return false;
  return visit.prepared?.timeoutMs === undefined && !mayClaim(plan, state, visit);
}

function isNothingOpen(state: State, offers: readonly Visit[]): boolean {
  if (Object.keys(state.ending).length > 0 || hasRests(state)) return false;
  return Object.values(state.visits).every((visit) => {
    return visit.status === 'gated' || visit.status === 'held' || offers.includes(visit);
  });
}
