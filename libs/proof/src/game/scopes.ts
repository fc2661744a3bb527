import { arcsOf, type Arc, type Game } from './game.ts';
import { dominatorsOf, nearest, ranksOf, targetsOf } from './paths.ts';

/** Per place with a join, by branch label, the places that send tokens there. */
export type Sources = ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<number>>>;

/** Who sends tokens to the joins of a game; what opens its target past the join is none. */
export function sourcesOf(game: Game): Sources {
  const sources = new Map<number, Map<string, Set<number>>>();
  for (const place of game.places) {
    if (place === undefined) continue;
    for (const arc of arcsOf(place)) {
      if (!arc.past && game.places[arc.to]?.join.kind !== 'any') addSource(sources, arc, place.index);
    }
  }
  return sources;
}

function addSource(sources: Map<number, Map<string, Set<number>>>, { to, branch }: Arc, from: number): void {
  const byBranch = sources.get(to) ?? new Map<string, Set<number>>();
  sources.set(to, byBranch);
  byBranch.set(branch, (byBranch.get(branch) ?? new Set()).add(from));
}

/** The scope of each join that tells rounds apart: the nearest common dominator of its branches (rule J0). */
export function scopesOf(game: Game, sources: Sources): ReadonlyMap<number, number> {
  const joins = game.places.filter((place) => place !== undefined && isScoped(place.join.kind));
  if (joins.length === 0) return new Map();
  const next = targetsOf(game);
  const ranks = ranksOf(next);
  const above = dominatorsOf(next, ranks);
  return new Map(
    joins.map((place) => {
      const index = place?.index ?? 0;
      const from = [...(sources.get(index)?.values() ?? [])].flatMap((one) => [...one]);
      const reached = from.filter((one) => above[one] !== -1);
      const scope = reached.length === 0 ? 0 : reached.reduce((a, b) => nearest(a, b, above, ranks));
      return [index, scope];
    }),
  );
}

function isScoped(kind: string): boolean {
  return kind === 'all' || kind === 'active' || kind === 'count';
}
