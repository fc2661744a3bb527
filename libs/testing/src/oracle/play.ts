import { arrive } from './arrive.ts';
import type { Look } from './board.ts';
import { BEFORE_START } from './graph.ts';
import type { Game } from './program.ts';
import { settle } from './settle.ts';
import { actOnce, heldRounds } from './stuck.ts';
import { put, tableOf, type Table } from './table.ts';

/** Plays a game to its end, or for so many turns; a look after the start and after each end of work. */
export function play(game: Game, seed: number, most: number): readonly Look[] {
  const table = tableOf(game, seed);
  put(table, { to: game.start, branch: BEFORE_START, numbers: {}, isPast: false });
  calm(table);
  const looks = [look(table)];
  while (looks.length < most && table.board.closed === undefined) {
    const next = soonest(table);
    if (next === undefined) break;
    table.board.now = next.endAt;
    settle(table, next);
    calm(table);
    looks.push(look(table));
  }
  return looks;
}

function soonest({ board }: Table) {
  const running = board.passages.filter(({ endAt }) => endAt < Number.POSITIVE_INFINITY);
  return running.reduce<(typeof running)[number] | undefined>(
    (first, one) => (first === undefined || one.endAt < first.endAt ? one : first),
    undefined,
  );
}

/** A game that turns for ever without work: the interpreter cuts it by its budget, the oracle does not play it. */
export class EndlessGame extends Error {}

const MOST_MOVES = 500;

/** Tokens move first in, first out; only then is anything judged; then they move again (rule T2). */
function calm(table: Table): void {
  const { board } = table;
  let moves = 0;
  do {
    for (let coin = board.coins.shift(); coin !== undefined; coin = board.coins.shift()) {
      moves += 1;
      if (moves > MOST_MOVES) throw new EndlessGame();
      arrive(table, coin);
    }
  } while (board.closed === undefined && actOnce(table));
  if (board.closed !== undefined || board.passages.length + board.waiting.length > 0) return;
  board.closed = board.isHandling ? 'failed' : 'completed';
}

function look(table: Table): Look {
  const { board } = table;
  const told = board.told;
  board.told = [];
  const isClosed = board.closed !== undefined;
  const held = board.passages.filter(({ isHeld }) => isHeld);
  const running = board.passages.length - held.length;
  return {
    told: inWords(told),
    open: board.passages
      .filter(({ isHeld }) => !isHeld)
      .map(({ id }) => id)
      .toSorted(),
    held: held.map(({ id }) => id).toSorted(),
    waiting: isClosed ? [] : board.waiting.map(({ to, branch }) => `${branch}>${to}`).toSorted(),
    stuck: isClosed
      ? []
      : heldRounds(table)
          .map(({ join }) => join)
          .toSorted(),
    status: board.closed ?? (running > 0 ? 'open' : 'suspended'),
  };
}

/** What was withdrawn together has no order of its own. */
export function inWords(told: readonly string[]): readonly string[] {
  const withdrawn = told.filter((line) => line.startsWith('cancelled'));
  return [...told.filter((line) => !line.startsWith('cancelled')), ...withdrawn.toSorted()];
}
