import { conclude } from '../advance/conclude.ts';
import type { Visit } from '../advance/state.ts';
import { stepOf, type Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import { matchesOn } from '../error-match.ts';
import { failedWith } from '../steps/outcome.ts';
import type { GateMember } from './gate-member.ts';
import { miss } from './milestones.ts';

/** Whether a member of S acts: its milestone is missed, and the step says what happens then (rule L2). */
export function isMissed(turn: Turn, { gate, step }: GateMember): boolean {
  return gate === 'milestone' && stepOf(turn.plan, step).whileIn?.missed !== 'wait';
}

/** Skips or fails a visit whose milestone is missed. */
export function missMember(turn: Turn, { visit: id, step }: GateMember): boolean {
  const visit = turn.state.visits[id];
  const { whileIn } = stepOf(turn.plan, step);
  return visit !== undefined && whileIn !== undefined && miss(turn, visit, whileIn);
}

/** Gives a visit whose gate can never be opened to a `catch` that names its code; true if there is one (rule T6). */
export function catchGate(turn: Turn, member: GateMember): boolean {
  const visit = turn.state.visits[member.visit];
  if (visit === undefined || member.gate === 'offer') return false;
  const code = codeOf(member);
  const { catch: entries } = stepOf(turn.plan, member.step);
  if (!entries.some(({ on }) => on !== undefined && matchesOn(on, code))) return false;
  conclude(turn, visit, failedWith({ code, message: 'nothing can open the gate' }));
  return true;
}

/** Marks the visits whose gate nothing can open: held until something can after all (rule T6). */
export function holdGates(turn: Turn, members: readonly GateMember[]): void {
  if (turn.plan.gates === undefined) return;
  const stuck = new Map(
    members.filter(({ gate }) => gate !== 'offer').map((one) => [one.visit, codeOf(one)]),
  );
  for (const visit of Object.values(turn.state.visits)) {
    const code = stuck.get(visit.id);
    if (code === visit.stuck?.code) continue;
    const { stuck: _stuck, ...free } = visit;
    const held: Visit = code === undefined ? free : { ...visit, stuck: { code, since: turn.at } };
    replaceVisit(turn, held);
  }
}

function codeOf({ gate }: GateMember): 'gate.deadlock' | 'lock.deadlock' {
  return gate === 'milestone' ? 'gate.deadlock' : 'lock.deadlock';
}
