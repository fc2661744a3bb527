import type { Game, GameCatch, GameJoin, GameStep, GameWay } from './program.ts';

/** What a random game may be made of, beside ways, conditions and catches. */
export type Feature =
  | 'all'
  | 'active'
  | 'count'
  | 'threads'
  | 'race'
  | 'copies'
  | 'cancels'
  | 'terminate'
  | 'handler'
  | 'deadlock';

/** Every feature. */
export const FEATURES: readonly Feature[] = Object.freeze([
  'all',
  'active',
  'count',
  'threads',
  'race',
  'copies',
  'cancels',
  'terminate',
  'handler',
  'deadlock',
]);

/** Chance from 0 to just below 1, the same for the same seed. */
type Dice = () => number;

function diceOf(seed: number): Dice {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const upTo = (dice: Dice, count: number): number => Math.floor(dice() * count);
const pick = <T>(dice: Dice, list: readonly T[]): T => list[upTo(dice, list.length)] as T;

interface Making {
  readonly dice: Dice;
  readonly ids: readonly string[];
  readonly features: ReadonlySet<Feature>;
}

/**
 * A random game of 3 to 12 steps: every step is reachable and can reach an end; beyond that anything goes: loops with
 * several entries, unbalanced splits and joins, joins inside each other's regions.
 */
export function randomGame(seed: number, allowed: readonly Feature[] = FEATURES): Game {
  const dice = diceOf(seed);
  const features = new Set(allowed.filter(() => dice() < 0.6));
  const ids = Array.from({ length: 3 + upTo(dice, 10) }, (_, index) => `s${index}`);
  const making: Making = { dice, ids, features };
  const targets = randomWays(making);
  const entries = new Map(ids.map((id) => [id, targets.filter((list) => list.includes(id)).length]));
  const steps = ids.map((id, index): [string, GameStep] => {
    const isJoin = dice() < ((entries.get(id) ?? 0) > 1 ? 0.75 : 0.05);
    const join = isJoin ? randomJoin(making, Math.max(1, entries.get(id) ?? 0)) : undefined;
    return [id, randomStep(making, targets[index] ?? [], { id, join })];
  });
  const handler = features.has('handler') && dice() < 0.4 ? { onError: pick(dice, ids) } : {};
  return mended({ start: 's0', ...handler, steps: Object.fromEntries(steps) });
}

/** A forward tree first, then more ways, forward and back. */
function randomWays({ dice, ids }: Making): readonly (readonly string[])[] {
  const ways: string[][] = ids.map(() => []);
  ids.slice(1).forEach((to, index) => {
    const near = dice() < 0.7 ? Math.max(0, index - 2) : 0;
    ways[near + upTo(dice, index + 1 - near)]?.push(to);
  });
  for (const list of ways) {
    while (list.length > 0 && list.length < 4 && dice() < 0.45) {
      const to = pick(dice, ids);
      if (!list.includes(to)) list.splice(upTo(dice, list.length + 1), 0, to);
    }
  }
  return ways;
}

function randomJoin({ dice, features }: Making, branches: number): GameJoin | undefined {
  const kinds: GameJoin[] = [];
  if (features.has('all')) kinds.push('all');
  if (features.has('active')) kinds.push('active', 'active');
  if (features.has('count')) {
    const rest = pick(dice, ['ignore', 'cancel', 'block'] as const);
    kinds.push({ count: 1 + upTo(dice, branches), rest });
  }
  if (features.has('threads')) kinds.push({ threads: 1 + upTo(dice, 3) });
  return kinds.length === 0 ? undefined : pick(dice, kinds);
}

interface Being {
  readonly id: string;
  readonly join: GameJoin | undefined;
}

function randomStep(making: Making, targets: readonly string[], { id, join }: Being): GameStep {
  const { dice } = making;
  const common = {
    ...(join === undefined ? {} : { join }),
    ...randomCancels(making, id),
    next: targets.map((to, index) => randomWay(making, to, index === targets.length - 1)),
  };
  if (targets.length === 0 && dice() < 0.5) {
    return { type: 'end', ...common, ...randomTermination(making), catch: [] };
  }
  return {
    type: 'task',
    ...common,
    split: randomSplit(making),
    ...(dice() < 0.06 ? { skipped: true } : {}),
    catch: randomCatches(making, join),
  };
}

function randomCancels({ dice, ids, features }: Making, id: string): Pick<GameStep, 'cancels'> {
  if (!features.has('cancels') || dice() >= 0.15) return {};
  return {
    cancels: [
      pick(
        dice,
        ids.filter((one) => one !== id),
      ),
    ],
  };
}

function randomTermination({ dice, features }: Making): Pick<GameStep, 'terminate'> {
  if (!features.has('terminate') || dice() >= 0.2) return {};
  return { terminate: pick(dice, ['completed', 'failed', 'cancelled'] as const) };
}

function randomSplit({ dice, features }: Making): 'first' | 'all' | 'race' {
  if (features.has('race') && dice() < 0.15) return 'race';
  return dice() < 0.6 ? 'all' : 'first';
}

function randomWay({ dice, features }: Making, to: string, isLast: boolean): GameWay {
  const isOpen = dice() < (isLast ? 0.85 : 0.4);
  const copies = features.has('copies') && dice() < 0.1 ? { copies: upTo(dice, 4) } : {};
  return { to, ...(isOpen ? {} : { when: pick(dice, ['c0', 'c1', 'c2'] as const) }), ...copies };
}

function randomCatches({ dice, ids, features }: Making, join: GameJoin | undefined): readonly GameCatch[] {
  const entries: GameCatch[] = [];
  while (dice() < 0.4 && entries.length < 3) {
    const then = pick(dice, ['retry', 'pass', 'complete', 'fail', 'hold', 'goto', 'goto'] as const);
    const on = dice() < 0.6 ? { on: pick(dice, ['x', 'y'] as const) } : {};
    const more =
      then === 'goto' ? { to: pick(dice, ids) } : then === 'retry' ? { max: 1 + upTo(dice, 3) } : {};
    entries.push({ ...on, then, ...more });
  }
  if (join !== undefined && features.has('deadlock') && dice() < 0.3) {
    entries.unshift({ on: 'join.deadlock', then: 'goto', to: pick(dice, ids) });
  }
  return entries;
}

/** The members of a race open without a join, so a race leads to steps that have none. */
function mended(game: Game): Game {
  const steps = Object.entries(game.steps).map(([id, step]): [string, GameStep] => {
    const isFine = step.split !== 'race' || step.next.every(({ to }) => game.steps[to]?.join === undefined);
    return [id, isFine ? withoutCopies(step) : { ...step, split: 'all' }];
  });
  return { ...game, steps: Object.fromEntries(steps) };
}

function withoutCopies(step: GameStep): GameStep {
  if (step.split !== 'race') return step;
  return { ...step, next: step.next.map(({ copies: _copies, ...way }) => way) };
}
