import { isCounting, type Board, type Coin, type Numbers, type Passage } from './board.ts';
import { scopeOf } from './graph.ts';
import type { Game, GameStep } from './program.ts';
import { outcomeOf } from './script.ts';

/** A game that is being played: its rules, its luck, its board. */
export interface Table {
  readonly game: Game;
  readonly seed: number;
  /** Steps whose visit numbers tokens carry: scopes of joins, and joins that count (rule J0). */
  readonly numbered: ReadonlySet<string>;
  readonly board: Board;
}

/** An empty table. */
export function tableOf(game: Game, seed: number): Table {
  const joins = Object.entries(game.steps).filter(([, { join }]) => hasRounds(join));
  const numbered = new Set(joins.map(([id]) => scopeOf(game, id)));
  for (const [id, { join }] of joins) if (isCounting(join)) numbered.add(id);
  const board: Board = {
    now: 0,
    coins: [],
    waiting: [],
    passages: [],
    rounds: [],
    given: {},
    age: 0,
    isHandling: false,
    told: [],
  };
  return { game, seed, numbered, board };
}

function hasRounds(join: GameStep['join']): boolean {
  return join !== undefined && !(typeof join === 'object' && 'threads' in join);
}

/** The step of an id that the game has. */
export function ruleOf({ game }: Table, id: string): GameStep {
  const step = game.steps[id];
  if (step === undefined) throw new TypeError(`the game has no step ${id}`);
  return step;
}

/** What tells the rounds of a join apart (rule J0). */
export function keyOf({ game }: Table, join: string, numbers: Numbers): string {
  const { join: kind } = game.steps[join] ?? {};
  if (!hasRounds(kind)) return '';
  const scope = String(numbers[scopeOf(game, join)] ?? 0);
  return isCounting(kind) ? `${scope}/${numbers[join] ?? 0}` : scope;
}

/** The newest numbers of several tokens. */
export function newest(coins: readonly { readonly numbers: Numbers }[]): Numbers {
  const merged: Record<string, number> = {};
  for (const { numbers } of coins) {
    for (const [id, n] of Object.entries(numbers)) merged[id] = Math.max(merged[id] ?? 0, n);
  }
  return merged;
}

/** Gives the next visit of a step its number; it opens later, or at once by {@link open}. */
export function numberVisit(
  { board, numbered }: Table,
  step: string,
  numbers: Numbers,
  retried: Passage['retried'] = {},
): Passage {
  const n = (board.given[step] ?? 0) + 1;
  board.given[step] = n;
  const own = numbered.has(step) ? { ...numbers, [step]: n } : numbers;
  const passage: Passage = {
    id: `${step}#${n}`,
    step,
    numbers: own,
    retried,
    endAt: Number.POSITIVE_INFINITY,
    isHeld: false,
    isComing: true,
  };
  board.passages.push(passage);
  return passage;
}

/** Opens a numbered visit: its work begins. */
export function open({ board, seed }: Table, passage: Passage): void {
  passage.isComing = false;
  passage.endAt = board.now + outcomeOf(seed, passage.id).afterMs;
}

/** Puts a token on its way. */
export function put({ board }: Table, coin: Omit<Coin, 'age'>): void {
  board.age += 1;
  board.coins.push({ ...coin, age: board.age });
}

/** Withdraws what stands at the steps, rounds of their joins too, is on its way to them, or has one of these numbers (rule T8). */
export function withdraw(
  { board }: Table,
  isMeant: (step: string, numbers: Numbers) => boolean,
  except?: Passage,
): void {
  board.coins = board.coins.filter(({ to, numbers }) => !isMeant(to, numbers));
  board.waiting = board.waiting.filter(({ to, numbers }) => !isMeant(to, numbers));
  board.rounds = board.rounds.filter(({ join, numbers }) => !isMeant(join, numbers));
  const gone = board.passages.filter((one) => one !== except && isMeant(one.step, one.numbers));
  board.passages = board.passages.filter((one) => !gone.includes(one));
  for (const { id, race } of gone) {
    board.told.push(`cancelled ${id}`);
    if (race !== undefined) race.members = race.members.filter((one) => one.id !== id);
  }
}
