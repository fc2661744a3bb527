import type { Game } from './program.ts';

/*
 * The graph of a game, asked in the most naive way: each question walks it anew, and is remembered. It shares no code
 * with the interpreter, so that a mistake in one is not a mistake in the other.
 */

/** Answers that were found before, per game and question. */
type Memory = WeakMap<Game, Map<string, unknown>>;

const MEMORY: Memory = new WeakMap();

function remember<T>(game: Game, question: string, find: () => T): T {
  const known = MEMORY.get(game) ?? new Map<string, unknown>();
  MEMORY.set(game, known);
  if (!known.has(question)) known.set(question, find());
  return known.get(question) as T;
}

/** The virtual step before the start. */
export const BEFORE_START = '@start';

/** Where a token of a step may go: by `next`, then by `catch`. */
export function waysOf({ steps }: Game, id: string): readonly string[] {
  const { next = [], catch: caught = [] } = steps[id] ?? {};
  return [...new Set([...next.map(({ to }) => to), ...caught.flatMap(({ to }) => to ?? [])])];
}

/** The branches of a join: the steps that lead to it, and the start (rule T1). */
export function branchesOf(game: Game, join: string): readonly string[] {
  return remember(game, `branches ${join}`, () => findBranches(game, join));
}

function findBranches(game: Game, join: string): readonly string[] {
  const sources = Object.keys(game.steps).filter((id) => waysOf(game, id).includes(join));
  return join === game.start ? [BEFORE_START, ...sources] : sources;
}

/** Every step on a way from these, they themselves included, that passes none of `barred`. */
export function walk(game: Game, from: readonly string[], barred: readonly string[]): ReadonlySet<string> {
  const seen = new Set(from.filter((id) => !barred.includes(id)));
  for (const id of seen) for (const to of waysOf(game, id)) if (!barred.includes(to)) seen.add(to);
  return seen;
}

function rootsOf({ start, onError }: Game): readonly string[] {
  return onError === undefined ? [start] : [start, onError];
}

function dominates(game: Game, by: string, id: string): boolean {
  if (by === id || by === BEFORE_START) return true;
  return id !== BEFORE_START && !walk(game, rootsOf(game), [by]).has(id);
}

/** The nearest step on every way to each branch of a join; itself counts (rule J0). */
export function scopeOf(game: Game, join: string): string {
  return remember(game, `scope ${join}`, () => findScope(game, join));
}

function findScope(game: Game, join: string): string {
  const branches = branchesOf(game, join);
  const common = [BEFORE_START, ...Object.keys(game.steps)].filter((by) =>
    branches.every((branch) => dominates(game, by, branch)),
  );
  return common.find((one) => common.every((other) => dominates(game, other, one))) ?? BEFORE_START;
}

/** The steps on a way from the scope of a join to the join, both left out (rule J4). */
export function regionOf(game: Game, join: string): readonly string[] {
  const scope = scopeOf(game, join);
  const first = scope === BEFORE_START ? rootsOf(game) : waysOf(game, scope);
  return [...walk(game, first, [scope, join])].filter((id) =>
    [...walk(game, [id], [scope, join])].some((one) => waysOf(game, one).includes(join)),
  );
}

/** Whether a token at a step can still come to a join over one of these branches (rule T6). */
export function canReach(game: Game, from: string, join: string, lacks: readonly string[]): boolean {
  const question = `reach ${from} ${join} ${lacks.join(',')}`;
  return remember(game, question, () => findReach(game, from, { join, lacks }));
}

interface Goal {
  readonly join: string;
  readonly lacks: readonly string[];
}

function findReach(game: Game, from: string, { join, lacks }: Goal): boolean {
  const barred = [join, ...barredBy(game, join)];
  if (from !== join) {
    const seen = walk(game, [from], barred);
    return lacks.some((branch) => seen.has(branch));
  }
  const targets = waysOf(game, join);
  const seen = walk(game, targets, barred);
  return lacks.some((branch) => seen.has(branch) || (branch === join && targets.includes(join)));
}

/** A join of threads has no scope: it takes what comes, whatever it descends from (rule J1). */
function barredBy(game: Game, join: string): readonly string[] {
  const kind = game.steps[join]?.join;
  return typeof kind === 'object' && 'threads' in kind ? [] : [scopeOf(game, join)];
}
