import type { Plan } from '../plan/plan.ts';
import type { PlanJoin } from '../plan/joins.ts';
import { roundOf } from './rounds.ts';
import type { Rounds, State, Token } from './state.ts';
import { stepOf } from './turn.ts';

/** A round of a join that holds tokens and lacks some. */
export interface Group {
  readonly step: string;
  readonly join: PlanJoin;
  readonly round: number;
  readonly tokens: Token[];
  readonly lacks: readonly string[];
}

/** Who has one number of one scope: steps with open or held visits, and other groups' tokens. */
interface Kin {
  readonly visiting: Set<string>;
  readonly waiting: Set<Group>;
}

/**
 * The rounds that can never fire (rule T6): the largest set whose blockers are all tokens waiting inside the set, found
 * by taking out what is blocked from outside until nothing changes. Oldest token first.
 */
export function findStuck(plan: Plan, state: State): readonly Group[] {
  const groups = groupsOf(plan, state);
  const kin = kinOf(state, groups);
  const inside = new Set(groups);
  for (let changed = true; changed;) {
    changed = false;
    for (const group of inside) {
      if (!isBlocked(plan, group, kin, inside)) continue;
      inside.delete(group);
      changed = true;
    }
  }
  return [...inside].sort((a, b) => ageOf(a) - ageOf(b));
}

function ageOf({ tokens }: Group): number {
  return tokens[0]?.seq ?? 0;
}

function groupsOf(plan: Plan, state: State): readonly Group[] {
  return Object.entries(state.tokens).flatMap(([step, waiting]) => {
    const { join } = stepOf(plan, step);
    if (join === undefined) return [];
    const rounds = new Map<number, Token[]>();
    for (const token of waiting) {
      const round = roundOf(join, token.rounds);
      const list = rounds.get(round);
      if (list === undefined) rounds.set(round, [token]);
      else list.push(token);
    }
    return Array.from(rounds, ([round, tokens]): Group => {
      const lacks = join.branches.filter((branch) => !tokens.some((token) => token.branch === branch));
      return { step, join, round, tokens, lacks };
    });
  });
}

/** Per scope and number who has it: a round is blocked only from there (rule J0). */
function kinOf(state: State, groups: readonly Group[]): ReadonlyMap<string, Kin> {
  const scopes = new Set(groups.map(({ join }) => join.scope));
  const kin = new Map<string, Kin>();
  const add = (rounds: Rounds, put: (entry: Kin) => void): void => {
    for (const scope of scopes) {
      const key = `${scope}#${rounds[scope] ?? 0}`;
      const entry = kin.get(key) ?? { visiting: new Set(), waiting: new Set() };
      kin.set(key, entry);
      put(entry);
    }
  };
  for (const { rounds, step } of Object.values(state.visits))
    add(rounds, ({ visiting }) => visiting.add(step));
  for (const group of groups) {
    for (const { rounds } of group.tokens) add(rounds, ({ waiting }) => waiting.add(group));
  }
  return kin;
}

/** Whether something outside of the set may still bring the round what it lacks. */
function isBlocked(
  plan: Plan,
  group: Group,
  kin: ReadonlyMap<string, Kin>,
  inside: ReadonlySet<Group>,
): boolean {
  const entry = kin.get(`${group.join.scope}#${group.round}`);
  if (entry === undefined) return false;
  for (const step of entry.visiting) if (reaches(plan, group, step)) return true;
  for (const other of entry.waiting) {
    if (other.step !== group.step && !inside.has(other) && reaches(plan, group, other.step)) return true;
  }
  return false;
}

/** Whether a token at a step can reach a lacking branch, through neither the join nor its scope. */
function reaches(plan: Plan, { step, join, lacks }: Group, from: string): boolean {
  if (from !== step) return lacks.some((branch) => hasBit(join.reach[branch], stepOf(plan, from).index));
  const { next, catch: entries } = stepOf(plan, step);
  const targets = [...next, ...entries].flatMap(({ to }) => (to === undefined ? [] : [to]));
  return lacks.some(
    (branch) =>
      (branch === step && targets.includes(step)) ||
      targets.some((to) => to !== step && hasBit(join.reach[branch], stepOf(plan, to).index)),
  );
}

/** Reads one bit of a reach set. */
function hasBit(bits: string | undefined, index: number): boolean {
  return ((Number.parseInt(bits?.[index >> 2] ?? '0', 16) >> (index & 3)) & 1) === 1;
}
