import type { Passage, Race } from './board.ts';
import { CAUGHT, type GameCatch, type GameStep, type GameWay } from './program.ts';
import { outcomeOf, type Conditions } from './script.ts';
import { numberVisit, put, ruleOf, withdraw, type Table } from './table.ts';

/** Ends a visit as its script says: it settles, or its error is caught, or the instance goes to its handler. */
export function settle(table: Table, passage: Passage): void {
  const step = ruleOf(table, passage.step);
  const { output, error } = outcomeOf(table.seed, passage.id);
  if (step.skipped === true) return pass(table, passage, { status: 'skipped', output: CAUGHT, tried: [] });
  if (step.type === 'end') return end(table, passage, step);
  if (error !== undefined) return fail(table, passage, { code: error, tried: [], output: undefined });
  pass(table, passage, { status: 'completed', output: output as unknown as Conditions, tried: [] });
}

interface Passing {
  readonly status: 'completed' | 'failed' | 'skipped';
  readonly output: Conditions | undefined;
  /** Catch entries that were tried for this visit (rule E2). */
  readonly tried: readonly number[];
}

/** Settles by `next`; where no way holds the visit fails with `next.none` instead (rule D5). */
function pass(table: Table, passage: Passage, { status, output, tried }: Passing): void {
  const { next, split } = ruleOf(table, passage.step);
  const ways = waysThat(next, split, output);
  if (typeof ways === 'string') return fail(table, passage, { code: ways, tried, output });
  done(table, passage, status);
  const race: Race | undefined = split === 'race' && ways.length > 0 ? { members: [] } : undefined;
  for (const { to, copies = 1 } of ways) {
    for (let copy = 0; copy < copies; copy += 1) send(table, passage, to, race);
  }
}

/** The ways that hold; a condition over an output that there is not fails (rules T4, D4). */
function waysThat(
  next: readonly GameWay[],
  split: GameStep['split'],
  output: Conditions | undefined,
): readonly GameWay[] | string {
  const open: GameWay[] = [];
  for (const way of next) {
    if (way.when !== undefined && output === undefined) return 'expression.failed';
    if (isOpen(way, output)) open.push(way);
    if (open.length === 1 && split !== 'all' && split !== 'race') return open;
  }
  return open.length === 0 && next.length > 0 ? 'next.none' : open;
}

function isOpen({ when }: GameWay, output: Conditions | undefined): boolean {
  return when === undefined || output?.[when] === true;
}

function send(table: Table, { step, numbers }: Passage, to: string, race?: Race): void {
  if (race === undefined) return put(table, { to, branch: step, numbers, isPast: false });
  const visit = numberVisit(table, to, numbers);
  visit.race = race;
  race.members.push(visit);
  put(table, { to, branch: step, numbers, isPast: true, visit });
}

/** Takes a settled visit off the board: it wins its race, and withdraws what it cancels. */
function done(table: Table, passage: Passage, status: Passing['status']): void {
  const { board } = table;
  board.passages = board.passages.filter((one) => one !== passage);
  board.told.push(`${status} ${passage.id}`);
  const losers = passage.race?.members.filter((one) => one !== passage) ?? [];
  for (const loser of losers) remove(table, loser);
  const { cancels = [] } = ruleOf(table, passage.step);
  if (status !== 'completed') return;
  withdraw(table, (step) => cancels.includes(step), passage);
  // Withdrawing a join that counts ends all its rounds (rule T8).
  board.rounds = board.rounds.filter(({ join }) => !cancels.includes(join));
}

function remove({ board }: Table, loser: Passage): void {
  board.passages = board.passages.filter((one) => one !== loser);
  board.coins = board.coins.filter(({ visit }) => visit !== loser);
  board.told.push(`cancelled ${loser.id}`);
}

interface Failing extends Omit<Passing, 'status'> {
  readonly code: string;
}

/** An error: the first catch entry that takes it and was not tried, else the last resort (rules E2, E3, E6). */
function fail(table: Table, passage: Passage, { code, tried, output }: Failing): void {
  const entries = ruleOf(table, passage.step).catch;
  const index = entries.findIndex(
    (entry, at) =>
      !tried.includes(at) &&
      (entry.on === undefined || entry.on === code) &&
      !(entry.then === 'retry' && (passage.retried[at] ?? 0) >= (entry.max ?? 1)),
  );
  const entry = entries[index];
  if (entry === undefined || entry.then === 'fail') {
    done(table, passage, 'failed');
    return failInstance(table);
  }
  react(table, passage, { entry, index, tried: [...tried, index], output });
}

interface Reaction {
  readonly entry: GameCatch;
  readonly index: number;
  readonly tried: readonly number[];
  readonly output: Conditions | undefined;
}

function react(table: Table, passage: Passage, { entry, index, tried, output }: Reaction): void {
  switch (entry.then) {
    case 'hold':
      passage.isHeld = true;
      passage.endAt = Number.POSITIVE_INFINITY;
      table.board.told.push(`held ${passage.id}`);
      return;
    case 'complete':
      return pass(table, passage, { status: 'completed', output: CAUGHT, tried });
    case 'pass':
      return pass(table, passage, { status: 'failed', output, tried });
    case 'retry':
      return again(table, passage, index);
    default:
      done(table, passage, 'failed');
      put(table, { to: entry.to ?? '', branch: passage.step, numbers: passage.numbers, isPast: false });
  }
}

/** A new visit past the join takes the place of the failed one, in its race too. */
function again(table: Table, passage: Passage, index: number): void {
  const { board } = table;
  const { race, step, numbers } = passage;
  board.passages = board.passages.filter((one) => one !== passage);
  board.told.push(`failed ${passage.id}`);
  const retried = { ...passage.retried, [index]: (passage.retried[index] ?? 0) + 1 };
  const visit = numberVisit(table, step, numbers, retried);
  if (race !== undefined) {
    visit.race = race;
    race.members = race.members.map((one) => (one === passage ? visit : one));
  }
  put(table, { to: step, branch: step, numbers, isPast: true, visit });
}

function end(table: Table, passage: Passage, { terminate }: GameStep): void {
  done(table, passage, 'completed');
  if (terminate === undefined) return;
  withdraw(table, () => true);
  table.board.closed = terminate;
}

/** Everything is withdrawn; the handler begins, once (rule E6). */
export function failInstance(table: Table): void {
  const { board, game } = table;
  withdraw(table, () => true);
  board.rounds = [];
  if (board.isHandling || game.onError === undefined) {
    board.closed = 'failed';
    return;
  }
  board.isHandling = true;
  put(table, { to: game.onError, branch: '@handler', numbers: {}, isPast: true });
}
