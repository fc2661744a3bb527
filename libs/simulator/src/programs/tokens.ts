import type { Step } from '@fermata/model';
import { chance, pick, upTo, type Dice } from './dice.ts';

type Steps = Readonly<Record<string, Step>>;
type Fields = Readonly<Record<string, unknown>> & {
  readonly next?: readonly Way[];
  readonly catch?: readonly Way[];
};
interface Way {
  readonly to?: string;
}

/**
 * What moves tokens otherwise than one by one: joins of every kind, races, copies and cancels. Comes after everything
 * else that a step may have, since the members of a race have no join and no gate.
 */
export function randomTokens(dice: Dice, steps: Steps, start: string): Steps {
  const joined = mapSteps(steps, (step, id) => {
    const join = randomJoin(dice, branchesOf(steps, id) + (id === start ? 1 : 0));
    return join === undefined ? step : { ...step, join };
  });
  return mapSteps(joined, (step) => {
    const cancels = chance(dice, 0.06) ? { cancels: [pick(dice, Object.keys(steps))] } : {};
    return { ...randomSplit(dice, joined, step), ...cancels };
  });
}

function mapSteps(steps: Steps, change: (step: Fields, id: string) => Fields): Steps {
  const changed = Object.entries(steps).map(([id, step]) => [id, change(step as Fields, id)]);
  return Object.fromEntries(changed) as Steps;
}

function branchesOf(steps: Steps, id: string): number {
  return Object.values(steps).filter((step) => {
    const { next = [], catch: entries = [] } = step as Fields;
    return [...next, ...entries].some(({ to }) => to === id);
  }).length;
}

function randomJoin(dice: Dice, branches: number): unknown {
  if (!chance(dice, branches > 1 ? 0.6 : 0.1)) return undefined;
  const rest = pick(dice, ['ignore', 'block', 'cancel'] as const);
  return pick<unknown>(dice, [
    'all',
    'all',
    'active',
    'active',
    { count: 1 + upTo(dice, branches), rest },
    { threads: 1 + upTo(dice, 3) },
  ]);
}

function randomSplit(dice: Dice, steps: Steps, step: Fields): Fields {
  const { next = [] } = step;
  if (next.length > 1 && chance(dice, 0.3) && next.every(({ to = '' }) => isFree(steps[to] as Fields))) {
    return { ...step, split: 'race', ...(chance(dice, 0.5) ? { win: 'start' } : {}) };
  }
  const ways = next.map((way) => (chance(dice, 0.04) ? { ...way, copies: pick(dice, COPIES) } : way));
  return next.length === 0 ? step : { ...step, next: ways };
}

const COPIES = Object.freeze([0, 2, 3, '${ vars.n }', '${ input.k }'] as const);

function isFree(step: Fields): boolean {
  return !['join', 'lock', 'whileIn'].some((name) => Object.hasOwn(step, name));
}
