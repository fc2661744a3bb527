import { spendSettle } from '../advance/budget.ts';
import type { StuckJoin } from '../advance/state.ts';
import { stepOf, update, type Turn } from '../advance/turn.ts';
import { matchesOn } from '../error-match.ts';
import { gateMembers } from '../gates/members.ts';
import type { GateMember } from '../gates/gate-member.ts';
import { catchGate, holdGates, isMissed, missMember } from '../gates/stuck.ts';
import { fire, tokensToFire } from './arrive.ts';
import { endFired } from './fired.ts';
import { groupsOf, type Group } from './groups.ts';
import { joinKind } from './registry.ts';
import { merge } from './rounds.ts';
import { isBlockedInside, stuckSet } from './stuck-set.ts';
import { removeTokens } from './waiting.ts';

/**
 * Judges the joins when the worklist is empty (rules T2, T6). What can fire fires. Of the set S one member acts: an
 * `active` join fires, a fired round ends, a missed milestone is skipped or fails (rule L2). What is left in S can never
 * fire or open: what catches its deadlock acts, oldest first; the rest is held, at once and though other branches run.
 * True if one acted: then all is judged again when the worklist has run.
 */
export function releaseStuck(turn: Turn): boolean {
  const groups = groupsOf(turn.plan, turn.state);
  if (fireReady(turn, groups)) return true;
  const members: readonly StuckMember[] = [...groups, ...gateMembers(turn.plan, turn.state, groups)];
  const inside = stuckSet(turn.state.visits, members).toSorted((a, b) => a.seq - b.seq);
  if (act(turn, inside)) return true;
  const held = inside.filter((one) => isGate(one) || !one.hasFired);
  if (held.some((one) => (isGate(one) ? catchGate(turn, one) : catchDeadlock(turn, one)))) return true;
  holdJoins(
    turn,
    held.filter((one): one is Group => !isGate(one)),
  );
  holdGates(turn, held.filter(isGate));
  return false;
}

type StuckMember = Group | GateMember;

function isGate(member: StuckMember): member is GateMember {
  return 'gate' in member;
}

/** A round that has all it needs fires as soon as no earlier one stands before it (rule J3, `rest: block`). */
function fireReady(turn: Turn, groups: readonly Group[]): boolean {
  for (const { step, join, tokens, hasFired } of groups) {
    const taken = hasFired ? undefined : tokensToFire(turn, step, join, tokens);
    if (taken === undefined) continue;
    fire(turn, step, join, taken);
    return true;
  }
  return false;
}

/** One of S acts: those that nothing blocks first, then the oldest (rules T6, J1, J2, L2). */
function act(turn: Turn, inside: readonly StuckMember[]): boolean {
  const actors = inside.filter((one) =>
    isGate(one) ? isMissed(turn, one) : one.hasFired || one.join.kind === 'active',
  );
  const blocked = new Set(actors.length > 1 ? actors.filter((one) => isBlockedInside(one, inside)) : []);
  for (const actor of [...actors.filter((one) => !blocked.has(one)), ...blocked]) {
    if (isGate(actor) ? missMember(turn, actor) : actJoin(turn, actor)) return true;
  }
  return false;
}

function actJoin(turn: Turn, group: Group): boolean {
  return group.hasFired ? endRound(turn, group) : fireActive(turn, group);
}

/** Ends a fired round; that matters at once only to tokens that wait at its join, else the next one may act. */
function endRound(turn: Turn, { id, step }: Group): boolean {
  endFired(turn, id);
  return Object.hasOwn(turn.state.tokens, step);
}

function fireActive(turn: Turn, { step, join, tokens }: Group): boolean {
  const taken = joinKind(join).settleFor(tokens);
  if (taken === undefined) return false;
  fire(turn, step, join, taken);
  return true;
}

/** Acting takes from the budget of settles, so that joins which only feed themselves end up held (law L5). */
function catchDeadlock(turn: Turn, { step, tokens }: Group): boolean {
  const to = handlerOf(turn, step);
  if (to === undefined || spendSettle(turn) !== undefined) return false;
  removeTokens(turn, step, tokens);
  turn.queue.push({ kind: 'token', to, branch: step, rounds: merge(tokens) });
  return true;
}

function handlerOf(turn: Turn, step: string): string | undefined {
  const entries = stepOf(turn.plan, step).catch;
  return entries.find(({ on, to }) => to !== undefined && on !== undefined && matchesOn(on, 'join.deadlock'))
    ?.to;
}

/** A held join opens no visit and uses no number; its hold ends as soon as it can fire (rule T6). */
function holdJoins(turn: Turn, groups: readonly Group[]): void {
  const known = turn.state.stuck;
  if (groups.length === 0 && known.length === 0) return;
  const stuck = groups.map(({ step, number }): StuckJoin => {
    const before = known.find((one) => {
      return one.step === step && one.round === number.round && one.own === number.own;
    });
    return before ?? { step, ...number, since: turn.at };
  });
  update(turn, { stuck });
}
