import { placeAt } from '../game/game.ts';
import { isSameRound } from './arrive.ts';
import type { Fired, Marking, Rounds, Token, Visit } from './marking.ts';
import type { Structure } from './structure.ts';

/** What may be held by rule T6: a round of a join that lacks tokens, a round that has fired, or a visit at a milestone. */
export type Stuck =
  | {
      readonly kind: 'join';
      readonly place: number;
      readonly rounds: Rounds;
      readonly tokens: readonly Token[];
      readonly lacks: readonly string[];
      /** A round that has all it needs and waits for an earlier one to end (rule J3). */
      readonly waitsForRound: boolean;
    }
  | (Fired & { readonly kind: 'fired'; readonly lacks: readonly string[]; readonly round: Fired })
  | { readonly kind: 'gate'; readonly place: number; readonly rounds: Rounds; readonly visit: Visit };

/** The largest set whose blockers all wait inside the set, with the members that nothing at all blocks (rule T6). */
export interface StuckSet {
  readonly members: readonly Stuck[];
  readonly unblocked: readonly Stuck[];
}

/** Finds it by taking out what is blocked from outside until nothing changes. */
export function findStuck(structure: Structure, marking: Marking): StuckSet {
  const candidates = candidatesOf(structure, marking);
  const inside = new Set(candidates);
  const free = marking.visits.filter((visit) => !isMilestoneGated(structure, visit));
  for (const member of candidates) {
    if (free.some((visit) => blocks(structure, visit, member))) inside.delete(member);
  }
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const member of inside) {
      const outside = candidates.filter((other) => !inside.has(other));
      if (!outside.some((other) => holdsBack(structure, other, member))) continue;
      inside.delete(member);
      isChanged = true;
    }
  }
  const members = [...inside];
  const isFree = (member: Stuck): boolean => !members.some((other) => holdsBack(structure, other, member));
  return { members, unblocked: members.filter(isFree) };
}

/** Whether a visit waits for its milestone. */
export function isMilestoneGated({ game }: Structure, visit: Visit): boolean {
  return visit.isGated && placeAt(game, visit.place).milestone !== undefined;
}

function candidatesOf(structure: Structure, marking: Marking): readonly Stuck[] {
  const gates = marking.visits.filter((visit) => isMilestoneGated(structure, visit));
  return [
    ...roundsOf(structure, marking),
    ...marking.fired.map((round) => firedCandidate(structure, round)),
    ...gates.map((visit): Stuck => ({ kind: 'gate', place: visit.place, rounds: visit.rounds, visit })),
  ];
}

function firedCandidate({ game }: Structure, round: Fired): Stuck {
  const { join } = placeAt(game, round.place);
  const lacks = join.kind === 'any' ? [] : join.branches.filter((branch) => !round.arrived.includes(branch));
  return { ...round, kind: 'fired', lacks, round };
}

function roundsOf(structure: Structure, marking: Marking): readonly Stuck[] {
  const rounds: Token[][] = [];
  for (const token of marking.tokens) {
    const round = rounds.find(([one]) => {
      return one !== undefined && one.place === token.place && isSameRound(structure, one, token);
    });
    if (round === undefined) rounds.push([token]);
    else round.push(token);
  }
  return rounds.flatMap((tokens) => joinCandidate(structure, tokens));
}

function joinCandidate({ game }: Structure, tokens: readonly Token[]): readonly Stuck[] {
  const [first] = tokens;
  if (first === undefined) return [];
  const { join } = placeAt(game, first.place);
  if (join.kind === 'any') return [];
  const isThere = (branch: string): boolean => tokens.some((token) => token.branch === branch);
  const lacks = join.kind === 'threads' ? join.branches : join.branches.filter((branch) => !isThere(branch));
  const arrived = join.branches.length - lacks.length;
  const waitsForRound = join.kind === 'count' && arrived >= join.count;
  return [{ kind: 'join', place: first.place, rounds: first.rounds, tokens, lacks, waitsForRound }];
}

/** Whether one candidate can still bring another one what it lacks. */
function holdsBack(structure: Structure, other: Stuck, member: Stuck): boolean {
  if (other === member) return false;
  if (other.kind === 'fired') {
    return member.kind === 'join' && member.waitsForRound && other.place === member.place;
  }
  const positions = other.kind === 'join' ? other.tokens : [other.visit];
  if (other.kind === 'join' && other.place === member.place) return false;
  return positions.some((position) => blocks(structure, position, member));
}

/** Whether a position of the same round can still bring a lacking branch, or reach the milestone (rule T6). */
function blocks(structure: Structure, from: Token | Visit, member: Stuck): boolean {
  if (member.kind === 'gate') return canReachMilestone(structure, from, member);
  if (member.kind === 'join' && member.waitsForRound) return false;
  if (!isSameRound(structure, member, from)) return false;
  const starts = from.place === member.place ? (structure.next[from.place] ?? []) : [from.place];
  const reach = structure.reach.get(member.place);
  return member.lacks.some((branch) => {
    const isDirect = from.place === member.place && hasOwnArc(structure, member.place, branch);
    return isDirect || starts.some((at) => reach?.get(branch)?.has(at) === true);
  });
}

/** A join that is its own branch: a visit of it leads straight back. */
function hasOwnArc({ game, next }: Structure, place: number, branch: string): boolean {
  return next[place]?.includes(place) === true && placeAt(game, place).step === branch;
}

function canReachMilestone({ game, ahead }: Structure, from: Token | Visit, { place }: Stuck): boolean {
  const milestone = placeAt(game, place).milestone?.place ?? -1;
  return ahead[from.place]?.has(milestone) === true;
}
