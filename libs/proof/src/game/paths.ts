import { arcsOf, type Game } from './game.ts';

/** Who leads to whom, by index; places that are gone lead nowhere. */
export type Adjacency = readonly (readonly number[])[];

/** Targets of every place, each once. */
export function targetsOf(game: Game): Adjacency {
  return game.places.map((place) =>
    place === undefined ? [] : [...new Set(arcsOf(place).map(({ to }) => to))],
  );
}

/** The same arcs, seen from their targets. */
export function reversed(next: Adjacency): Adjacency {
  const before: number[][] = next.map(() => []);
  next.forEach((targets, from) => {
    for (const to of targets) before[to]?.push(from);
  });
  return before;
}

/** Everything that can be reached from `from`, the beginning included, through none of `barred`. */
export function closure(
  from: readonly number[],
  next: Adjacency,
  barred: readonly number[] = [],
): Set<number> {
  const seen = new Set(from.filter((one) => !barred.includes(one)));
  for (const one of seen) {
    for (const to of next[one] ?? []) if (!barred.includes(to)) seen.add(to);
  }
  return seen;
}

/** Reverse post-order from place 0: a branch stands together, and before whatever joins it. */
export function ranksOf(next: Adjacency): readonly number[] {
  const order: number[] = [];
  const seen = new Set([0]);
  const stack: { readonly at: number; readonly rest: number[] }[] = [{ at: 0, rest: [...(next[0] ?? [])] }];
  for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
    const to = top.rest.pop();
    if (to === undefined) {
      order.push(top.at);
      stack.pop();
    } else if (!seen.has(to)) {
      seen.add(to);
      stack.push({ at: to, rest: [...(next[to] ?? [])] });
    }
  }
  const ranks = next.map(() => Infinity);
  order.reverse().forEach((place, rank) => {
    ranks[place] = rank;
  });
  return ranks;
}

/** Immediate dominators from place 0 (Cooper, Harvey, Kennedy); -1 for what cannot be reached. */
export function dominatorsOf(next: Adjacency, ranks: readonly number[]): readonly number[] {
  const before = reversed(next);
  const order = ranks
    .map((rank, place) => ({ rank, place }))
    .filter(({ rank }) => rank !== Infinity && rank > 0)
    .sort((a, b) => a.rank - b.rank);
  const above: number[] = next.map((_, place) => (place === 0 ? 0 : -1));
  for (let isChanged = true; isChanged;) {
    isChanged = false;
    for (const { place } of order) {
      const known = (before[place] ?? []).filter((one) => above[one] !== -1);
      const found = known.reduce((a, b) => nearest(a, b, above, ranks));
      isChanged ||= above[place] !== found;
      above[place] = found;
    }
  }
  return above;
}

/** The nearest place that dominates both; each dominates itself. */
export function nearest(a: number, b: number, above: readonly number[], ranks: readonly number[]): number {
  let [left, right] = [a, b];
  while (left !== right) {
    if ((ranks[left] ?? 0) > (ranks[right] ?? 0)) left = above[left] ?? 0;
    else right = above[right] ?? 0;
  }
  return left;
}
