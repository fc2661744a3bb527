import type { State, Token } from '../advance/state.ts';
import { stepOf } from '../advance/turn.ts';
import type { PlanJoin } from '../plan/joins.ts';
import type { Plan } from '../plan/plan.ts';
import { branchesOf } from './kind.ts';
import type { Member } from './member.ts';
import { reachOfRound } from './reach.ts';
import { joinKind } from './registry.ts';
import { hasNumber, numberAt, roundId, type RoundNumber } from './rounds.ts';

/** A round of a join: tokens that wait for others, or one that counts and has fired. */
export interface Group extends Member {
  readonly join: PlanJoin;
  readonly number: RoundNumber;
  /** Oldest first; none of a round that has fired. */
  readonly tokens: readonly Token[];
  readonly hasFired: boolean;
  /** Age of its oldest token. */
  readonly seq: number;
}

/** The rounds of all joins that hold tokens or have fired, those of one join oldest first. */
export function groupsOf(plan: Plan, state: State): readonly Group[] {
  const groups = Object.entries(state.tokens).flatMap(([step, tokens]) => waitingRounds(plan, step, tokens));
  const fired = firedGroups(plan, state);
  return linkEarlier(fired.length === 0 ? groups : [...fired, ...groups]);
}

function waitingRounds(plan: Plan, step: string, waiting: readonly Token[]): readonly Group[] {
  const { join } = stepOf(plan, step);
  if (join === undefined) return [];
  const rounds = new Map<string, { readonly number: RoundNumber; readonly tokens: Token[] }>();
  for (const token of waiting) {
    const number = numberAt(step, join, token.rounds);
    const id = roundId(step, number);
    const round = rounds.get(id) ?? { number, tokens: [] };
    rounds.set(id, round);
    round.tokens.push(token);
  }
  return Array.from(rounds, ([id, { number, tokens }]) => {
    const arrived = branchesOf(tokens);
    const holds = tokens.map((token) => token.rounds);
    const seq = tokens[0]?.seq ?? 0;
    return groupFor(plan, { id, step, join, number, tokens, holds, seq, hasFired: false }, arrived);
  });
}

function firedGroups(plan: Plan, { fired = {} }: State): readonly Group[] {
  return Object.entries(fired).flatMap(([id, { step, rounds, seq, arrived }]) => {
    const { join } = stepOf(plan, step);
    if (join === undefined) return [];
    const number = numberAt(step, join, rounds);
    const group = { id, step, join, number, tokens: [], holds: [], seq, hasFired: true };
    return [groupFor(plan, group, new Set(arrived))];
  });
}

type Bare = Omit<Group, 'scope' | 'round' | 'isReachedFrom'>;

function groupFor(plan: Plan, bare: Bare, arrived: ReadonlySet<string>): Group {
  const { step, join, number } = bare;
  const reaches = reachOfRound(plan, step, join, joinKind(join).lacks(join, arrived));
  return {
    ...bare,
    scope: join.scope,
    round: number.round,
    isReachedFrom: (from, rounds) => hasNumber(step, join, number, rounds) && reaches(from),
  };
}

/** A complete round whose join blocks waits for nothing but the earlier rounds of its join (rules T6, J3). */
function linkEarlier(groups: readonly Group[]): readonly Group[] {
  if (!groups.some(isBlocking)) return groups;
  return groups.map((group) => {
    if (!isBlocking(group) || group.hasFired) return group;
    if (joinKind(group.join).complete(group.join, group.tokens) === undefined) return group;
    const earlier = groups.filter(({ step, seq }) => step === group.step && seq < group.seq);
    return { ...group, after: earlier.map(({ id }) => id), isReachedFrom: () => false };
  });
}

function isBlocking({ join }: Group): boolean {
  return join.kind === 'count' && join.rest === 'block';
}
