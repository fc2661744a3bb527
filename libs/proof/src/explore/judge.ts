import { placeAt } from '../game/game.ts';
import { consume, fire } from './arrive.ts';
import { openGate, releaseSections, withdrawStrict } from './gates.ts';
import { extended, type Marking, type Token } from './marking.ts';
import { leaveBySkip, open } from './open.ts';
import type { Play } from './play-state.ts';
import { without } from './settle.ts';
import { findStuck, type Stuck, type StuckSet } from './stuck.ts';

/** What happens when nothing moves any more: something acts, or some of it can never move again (rule T6). */
export type Judged =
  { readonly acted: readonly Marking[] } | { readonly marking: Marking; readonly stuck: readonly Stuck[] };

/**
 * Judges in the order of the rules (rules T2, T6, section 10): gates first, one opening at a time, then active joins and
 * ends of rounds, unblocked ones first, then what catches `join.deadlock`. Which of several goes first is a free choice
 * here; the real one goes by age.
 */
export function judge(play: Play, marking: Marking): Judged {
  const released = releaseSections(play, marking);
  const gated = withdrawStrict(play, released) ?? openGate(play, released);
  if (gated !== undefined) return { acted: gated };
  if (isFreeOfWaiting(released)) return { marking: released, stuck: [] };
  const set = findStuck(play.structure, released);
  const acted = act(play, released, set);
  if (acted !== undefined) return { acted };
  const isOpen = released.visits.some(({ isGated }) => !isGated);
  return { marking: released, stuck: set.members.length > 0 || isOpen ? held(set) : allOf(released) };
}

function isFreeOfWaiting({ tokens, fired, visits }: Marking): boolean {
  return tokens.length === 0 && fired.length === 0 && !visits.some(({ isGated }) => isGated);
}

function act(play: Play, marking: Marking, { members, unblocked }: StuckSet): readonly Marking[] | undefined {
  const first = unblocked.find((member) => canAct(play, marking, member));
  if (first !== undefined) return acts(play, marking, first);
  const acting = members.filter((member) => canAct(play, marking, member));
  if (acting.length > 0) return acting.flatMap((member) => acts(play, marking, member));
  return catching(play, marking, members) ?? missed(play, marking, members);
}

function canAct({ structure }: Play, marking: Marking, member: Stuck): boolean {
  if (member.kind === 'fired') return true;
  if (member.kind === 'gate') return false;
  if (member.waitsForRound) return !marking.fired.some(({ place }) => place === member.place);
  return placeAt(structure.game, member.place).join.kind === 'active';
}

/** An active join fires, a round ends, or a round that waited for an earlier one fires (rules J1, J2, J3). */
function acts(play: Play, marking: Marking, member: Stuck): readonly Marking[] {
  if (member.kind === 'fired') {
    return [{ ...marking, fired: marking.fired.filter((one) => one !== member.round) }];
  }
  const [token] = member.kind === 'join' ? member.tokens : [];
  if (member.kind !== 'join' || token === undefined) return [];
  const firing = fire(play.structure, marking, token) ?? consume(marking, oldestOfEach(member.tokens));
  return open(play, firing.marking, member.place, firing.rounds);
}

function oldestOfEach(tokens: readonly Token[]): readonly Token[] {
  return tokens.filter(({ branch }, at) => tokens.findIndex((one) => one.branch === branch) === at);
}

/** A held join that catches `join.deadlock` goes on at its `to` (rule T6). */
function catching(
  { structure }: Play,
  marking: Marking,
  members: readonly Stuck[],
): readonly Marking[] | undefined {
  for (const member of members) {
    const arc = member.kind === 'join' ? placeAt(structure.game, member.place).onDeadlock : undefined;
    if (arc === undefined || member.kind !== 'join') continue;
    const { marking: left, rounds } = consume(marking, member.tokens);
    const queue = [{ place: arc.to, branch: arc.branch, rounds, past: false }];
    return [{ ...left, queue, trail: extended(left.trail, arc.path) }];
  }
  return undefined;
}

/** A milestone that nothing outside can reach is missed (rule L2). */
function missed(play: Play, marking: Marking, members: readonly Stuck[]): readonly Marking[] | undefined {
  for (const member of members) {
    if (member.kind !== 'gate') continue;
    const place = placeAt(play.structure.game, member.place);
    if (place.milestone?.missed === 'wait') continue;
    return leaveBySkip(play, without(marking, member.visit), place, member.rounds);
  }
  return undefined;
}

function held({ members }: StuckSet): readonly Stuck[] {
  return members.filter(({ kind }) => kind !== 'fired');
}

/** Nothing is open and nothing can act: all that waits, waits for ever. */
function allOf({ visits, tokens }: Marking): readonly Stuck[] {
  const gates = visits.map((visit): Stuck => ({
    kind: 'gate',
    place: visit.place,
    rounds: visit.rounds,
    visit,
  }));
  const joins = tokens.map((token): Stuck => {
    const { place, rounds } = token;
    return { kind: 'join', place, rounds, tokens: [token], lacks: [], waitsForRound: false };
  });
  return [...gates, ...joins];
}
