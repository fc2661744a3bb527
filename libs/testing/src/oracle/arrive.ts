import { isCounting, type Coin, type CountRound, type Passage } from './board.ts';
import { branchesOf, regionOf } from './graph.ts';
import type { GameJoin } from './program.ts';
import { settle } from './settle.ts';
import { keyOf, newest, numberVisit, open, ruleOf, withdraw, type Table } from './table.ts';

/** Takes a token to its step: a visit opens, or the token waits for others (rules T3, J1, J2). */
export function arrive(table: Table, coin: Coin): void {
  if (coin.visit !== undefined) return begin(table, coin.to, coin.visit);
  const { join } = ruleOf(table, coin.to);
  if (coin.isPast || join === undefined) {
    return begin(table, coin.to, numberVisit(table, coin.to, coin.numbers));
  }
  if (isCounting(join)) return arriveAtCount(table, coin, join);
  table.board.waiting.push(coin);
  if (join === 'all') fireAll(table, coin);
  if (typeof join === 'object') fireThreads(table, coin.to, join);
}

/** Opens a visit; an end, and what is skipped, settles before the next token is taken (rule T2). */
function begin(table: Table, to: string, visit: Passage): void {
  open(table, visit);
  const { type, skipped } = ruleOf(table, to);
  if (type === 'end' || skipped === true) settle(table, visit);
}

/** Fires a join: these tokens are consumed, one visit opens. */
export function fire(table: Table, join: string, taken: readonly Coin[]): void {
  const { board } = table;
  board.waiting = board.waiting.filter((coin) => !taken.includes(coin));
  begin(table, join, numberVisit(table, join, newest(taken)));
}

/** The tokens of one round that wait at a join. */
export function gathered(table: Table, join: string, key: string): readonly Coin[] {
  return table.board.waiting.filter(({ to, numbers }) => to === join && keyOf(table, to, numbers) === key);
}

/** The oldest token of each branch. */
export function oldestOfEach(coins: readonly Coin[]): readonly Coin[] {
  return coins.filter((coin, at) => coins.findIndex(({ branch }) => branch === coin.branch) === at);
}

function fireAll(table: Table, { to, numbers }: Coin): void {
  const taken = oldestOfEach(gathered(table, to, keyOf(table, to, numbers)));
  if (taken.length === branchesOf(table.game, to).length) fire(table, to, taken);
}

function fireThreads(table: Table, join: string, { threads }: Extract<GameJoin, { threads: number }>): void {
  const waiting = gathered(table, join, '');
  if (waiting.length >= threads) fire(table, join, waiting.slice(0, threads));
}

type Counting = Extract<GameJoin, { readonly count: number }>;

/** A fired round swallows what comes later; whether it ends is judged when nothing is on its way (rules J2, T2). */
function arriveAtCount(table: Table, coin: Coin, join: Counting): void {
  const key = keyOf(table, coin.to, coin.numbers);
  const round = roundAt(table, coin, key);
  round.arrived.add(coin.branch);
  if (!round.isFired) {
    table.board.waiting.push(coin);
    return fireCount(table, round, join);
  }
}

function roundAt({ board }: Table, { to, age, numbers }: Coin, key: string): CountRound {
  const known = board.rounds.find((one) => one.join === to && one.key === key);
  if (known !== undefined) return known;
  const round: CountRound = { join: to, key, age, numbers, arrived: new Set(), isFired: false };
  board.rounds.push(round);
  return round;
}

/** Fires a round that has enough branches; `block` waits until all earlier rounds have ended (rule J3). */
function fireCount(table: Table, round: CountRound, { count, rest }: Counting): void {
  const { board } = table;
  if (round.arrived.size < count) return;
  const earlier = board.rounds.filter(({ join }) => join === round.join);
  if (rest === 'block' && earlier[0] !== round) return;
  round.isFired = true;
  if (rest === 'cancel') withdrawRest(table, round);
  fire(table, round.join, gathered(table, round.join, round.key));
  if (rest === 'cancel') endRound(table, round);
}

/** Only what has the same number is withdrawn, in the region and on its way to the join (rule J3). */
function withdrawRest(table: Table, { join, key }: CountRound): void {
  const region = regionOf(table.game, join);
  const kept = table.board.waiting;
  const round = table.board.rounds.find((one) => one.join === join && one.key === key);
  withdraw(
    table,
    (step, numbers) => (region.includes(step) || step === join) && keyOf(table, join, numbers) === key,
  );
  const own = kept.filter((coin) => coin.to === join && keyOf(table, join, coin.numbers) === key);
  table.board.waiting.push(...own);
  if (round !== undefined) table.board.rounds.push(round);
}

/** Ends a round; under `block` the next one may fire now. */
export function endRound(table: Table, round: CountRound): void {
  const { board } = table;
  board.rounds = board.rounds.filter((one) => one !== round);
  const { join } = ruleOf(table, round.join);
  if (!isCounting(join) || join.rest !== 'block') return;
  const next = board.rounds.find((one) => one.join === round.join);
  if (next !== undefined && !next.isFired) fireCount(table, next, join);
}
