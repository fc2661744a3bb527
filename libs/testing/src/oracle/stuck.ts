import { endRound, fire, gathered, oldestOfEach } from './arrive.ts';
import { isCounting, type Coin, type CountRound, type Numbers } from './board.ts';
import { branchesOf, canReach } from './graph.ts';
import { keyOf, newest, put, ruleOf, type Table } from './table.ts';

/** A round of a join that cannot go on by itself at this moment. */
export interface Member {
  readonly join: string;
  readonly key: string;
  readonly coins: readonly Coin[];
  readonly round?: CountRound;
  readonly lacks: readonly string[];
  readonly age: number;
}

/** Every round that holds tokens, and every fired round that has not ended. */
function membersOf(table: Table): readonly Member[] {
  const { board, game } = table;
  const joins = Object.keys(game.steps).filter((id) => game.steps[id]?.join !== undefined);
  return joins.flatMap((join) => {
    const waiting = board.waiting.filter(({ to }) => to === join);
    const fired = board.rounds.filter((round) => round.join === join && round.isFired);
    const keys = new Set([
      ...waiting.map(({ numbers }) => keyOf(table, join, numbers)),
      ...fired.map(({ key }) => key),
    ]);
    return [...keys].map((key) => memberOf(table, join, key));
  });
}

function memberOf(table: Table, join: string, key: string): Member {
  const coins = gathered(table, join, key);
  const round = table.board.rounds.find((one) => one.join === join && one.key === key);
  const has = new Set(round?.arrived ?? coins.map(({ branch }) => branch));
  const age = coins[0]?.age ?? round?.age ?? 0;
  const member = { join, key, coins, lacks: lacksOf(table, join, { has, round }), age };
  return round === undefined ? member : { ...member, round };
}

interface Arrived {
  readonly has: ReadonlySet<string>;
  readonly round: CountRound | undefined;
}

/** A round that has enough branches lacks nothing: it waits for earlier rounds only. Threads never have all. */
function lacksOf({ game }: Table, join: string, { has, round }: Arrived): readonly string[] {
  const kind = game.steps[join]?.join;
  const isReady = isCounting(kind) && round?.isFired === false && has.size >= kind.count;
  if (isReady) return [];
  const isThreads = typeof kind === 'object' && 'threads' in kind;
  return branchesOf(game, join).filter((branch) => isThreads || !has.has(branch));
}

/** What may still bring a round something it lacks: visits, and tokens that wait at other joins (rule T6). */
function blockersOf(table: Table, member: Member, all: readonly Member[]): readonly (Member | 'visit')[] {
  const { join, key, lacks } = member;
  const reaches = (from: string, numbers: Numbers): boolean =>
    keyOf(table, join, numbers) === key && canReach(table.game, from, join, lacks);
  const visits = table.board.passages.filter(({ step, numbers }) => reaches(step, numbers));
  const others = all.filter(
    (other) => other.join !== join && other.coins.some(({ to, numbers }) => reaches(to, numbers)),
  );
  return [...visits.map(() => 'visit' as const), ...others, ...earlierOf(table, member, all)];
}

/** Under `block` a round that has enough branches waits for the earlier ones of its join (rule J3). */
function earlierOf({ board, game }: Table, member: Member, all: readonly Member[]): readonly Member[] {
  const kind = game.steps[member.join]?.join;
  if (!isCounting(kind) || kind.rest !== 'block' || member.round?.isFired !== false) return [];
  if (member.round.arrived.size < kind.count) return [];
  const rounds = board.rounds.filter(({ join }) => join === member.join);
  const earlier = rounds.slice(0, rounds.indexOf(member.round));
  return all.filter(({ round }) => round !== undefined && earlier.includes(round));
}

/** The largest set of rounds whose blockers are all tokens that wait inside the set (rule T6). */
function closedSet(table: Table): readonly { readonly member: Member; readonly isFree: boolean }[] {
  const all = membersOf(table);
  const blockers = new Map(all.map((member) => [member, blockersOf(table, member, all)]));
  const inside = new Set(all);
  for (let size = -1; size !== inside.size;) {
    size = inside.size;
    for (const member of inside) {
      const isBlocked = blockers.get(member)?.some((one) => one === 'visit' || !inside.has(one));
      if (isBlocked === true) inside.delete(member);
    }
  }
  return [...inside].map((member) => ({ member, isFree: blockers.get(member)?.length === 0 }));
}

/** The rounds that can never fire: held until something changes. */
export function heldRounds(table: Table): readonly Member[] {
  return closedSet(table).map(({ member }) => member);
}

/**
 * When nothing is on its way: one `active` join fires or one fired round ends, unblocked ones first, then the oldest;
 * else the oldest held join that catches its deadlock acts (rules T6, T2). False = nothing is left to act.
 */
export function actOnce(table: Table): boolean {
  const closed = closedSet(table).toSorted(
    (a, b) => Number(b.isFree) - Number(a.isFree) || a.member.age - b.member.age,
  );
  const acting = closed.find(
    ({ member: { join, round } }) => ruleOf(table, join).join === 'active' || round?.isFired === true,
  );
  if (acting !== undefined) return act(table, acting.member);
  const held = closed.map(({ member }) => member).toSorted((a, b) => a.age - b.age);
  return held.some((member) => handleDeadlock(table, member));
}

function act(table: Table, { join, coins, round }: Member): true {
  if (round === undefined) fire(table, join, oldestOfEach(coins));
  else endRound(table, round);
  return true;
}

function handleDeadlock(table: Table, { join, coins, round }: Member): boolean {
  const to = ruleOf(table, join).catch.find(({ on }) => on === 'join.deadlock')?.to;
  if (to === undefined) return false;
  const { board } = table;
  board.waiting = board.waiting.filter((coin) => !coins.includes(coin));
  put(table, { to, branch: join, numbers: newest(coins), isPast: false });
  if (round !== undefined) endRound(table, round);
  return true;
}
