import { matchesOn } from '../error-match.ts';
import type { PlanJoin } from '../plan/plan.ts';
import { merge, removeTokens, roundOf } from './arrive.ts';
import type { StuckJoin, Token } from './state.ts';
import { stepOf, update, type Turn } from './turn.ts';

/** A round of a join that holds tokens and lacks some. */
interface Group {
  readonly step: string;
  readonly join: PlanJoin;
  readonly round: number;
  readonly tokens: readonly Token[];
  readonly lacks: readonly string[];
}

/**
 * Holds the joins that can never fire, at once and though other branches run (rule T6). A join that catches
 * `join.deadlock` acts instead: one at a time, oldest token first; then all is judged again. True if one acted.
 */
export function releaseStuck(turn: Turn): boolean {
  if (Object.keys(turn.state.tokens).length === 0) {
    if (turn.state.stuck.length > 0) update(turn, { stuck: [] });
    return false;
  }
  const stuck = findStuck(turn);
  const acting = stuck
    .map((group) => ({ group, to: handlerOf(turn, group.step) }))
    .find(({ to }) => to !== undefined);
  if (acting?.to === undefined) {
    holdJoins(turn, stuck);
    return false;
  }
  const { step, tokens } = acting.group;
  removeTokens(turn, step, tokens);
  turn.queue.push({ kind: 'token', to: acting.to, branch: step, rounds: merge(tokens) });
  return true;
}

function handlerOf(turn: Turn, step: string): string | undefined {
  const entries = stepOf(turn.plan, step).catch;
  return entries.find(({ on, to }) => to !== undefined && on !== undefined && matchesOn(on, 'join.deadlock'))
    ?.to;
}

function holdJoins(turn: Turn, groups: readonly Group[]): void {
  const known = turn.state.stuck;
  if (groups.length === 0 && known.length === 0) return;
  const stuck = groups.map(({ step, round }): StuckJoin => {
    return known.find((one) => one.step === step && one.round === round) ?? { step, round, since: turn.at };
  });
  update(turn, { stuck });
}

/** The largest set of rounds whose blockers are all tokens waiting inside the set; oldest token first. */
function findStuck(turn: Turn): readonly Group[] {
  let groups = groupsOf(turn);
  for (;;) {
    const left = groups.filter((group) => !isBlocked(turn, group, groups));
    if (left.length === groups.length) return left;
    groups = left;
  }
}

function groupsOf(turn: Turn): readonly Group[] {
  const groups: Group[] = [];
  for (const [step, waiting] of Object.entries(turn.state.tokens)) {
    const { join } = stepOf(turn.plan, step);
    if (join === undefined) continue;
    for (const round of new Set(waiting.map((token) => roundOf(join, token.rounds)))) {
      const tokens = waiting.filter((token) => roundOf(join, token.rounds) === round);
      const lacks = join.branches.filter((branch) => !tokens.some((token) => token.branch === branch));
      groups.push({ step, join, round, tokens, lacks });
    }
  }
  return groups.sort((a, b) => ageOf(a) - ageOf(b));
}

function ageOf({ tokens }: Group): number {
  return tokens[0]?.seq ?? 0;
}

/** Whether something outside the set may still bring the round what it lacks. */
function isBlocked(turn: Turn, group: Group, groups: readonly Group[]): boolean {
  const { state } = turn;
  for (const visit of Object.values(state.visits)) {
    if (roundOf(group.join, visit.rounds) === group.round && reaches(turn, group, visit.step)) return true;
  }
  return Object.entries(state.tokens).some(([step, tokens]) =>
    tokens.some((token) => isBlockingToken(turn, group, groups, { step, token })),
  );
}

function isBlockingToken(
  turn: Turn,
  group: Group,
  groups: readonly Group[],
  { step, token }: { readonly step: string; readonly token: Token },
): boolean {
  if (step === group.step || roundOf(group.join, token.rounds) !== group.round) return false;
  const isInside = groups.some((one) => one.step === step && one.tokens.includes(token));
  return !isInside && reaches(turn, group, step);
}

/** Whether a token at a step can reach a lacking branch, through neither the join nor its scope. */
function reaches(turn: Turn, { step, join, lacks }: Group, from: string): boolean {
  if (from !== step) return lacks.some((branch) => hasBit(join.reach[branch], stepOf(turn.plan, from).index));
  const { next, catch: entries } = stepOf(turn.plan, step);
  const targets = [...next, ...entries].flatMap(({ to }) => (to === undefined ? [] : [to]));
  return lacks.some(
    (branch) =>
      (branch === step && targets.includes(step)) ||
      targets.some((to) => to !== step && hasBit(join.reach[branch], stepOf(turn.plan, to).index)),
  );
}

/** Reads one bit of a reach set. */
function hasBit(bits: string | undefined, index: number): boolean {
  return ((Number.parseInt(bits?.[index >> 2] ?? '0', 16) >> (index & 3)) & 1) === 1;
}
