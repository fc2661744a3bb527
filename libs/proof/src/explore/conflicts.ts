import { arcsOf, type Game, type Place } from '../game/game.ts';

/**
 * Per place what must not be able to happen elsewhere, if its visit is to be moved alone: then the order of the two
 * matters. Where the set is empty the order never matters (the place is independent of all others).
 */
export function conflictsOf(game: Game): readonly ReadonlySet<number>[] {
  const withdrawals = withdrawalsOf(game);
  const everything = game.places.map((_, at) => at);
  return game.places.map((place) => {
    if (place === undefined) return new Set<number>();
    if (place.ways.some(({ terminates }) => terminates)) return new Set(everything);
    return new Set([
      ...place.ways.flatMap(({ cancels }) => cancels),
      ...crossed(place, withdrawals),
      ...gated(game, place),
    ]);
  });
}

/** Something that withdraws from a region when a visit of `by` settles, or a token arrives there. */
interface Withdrawal {
  readonly by: number;
  readonly region: ReadonlySet<number>;
  readonly isAtJoin: boolean;
}

function withdrawalsOf(game: Game): readonly Withdrawal[] {
  return game.places.flatMap((place) => {
    if (place === undefined) return [];
    const { index, join, ways } = place;
    const cancelled = ways.flatMap(({ cancels }) => cancels);
    const settling = cancelled.length > 0 ? [{ by: index, region: new Set(cancelled), isAtJoin: false }] : [];
    const isJoin = join.kind === 'count' && join.rest === 'cancel';
    return isJoin ? [...settling, { by: index, region: new Set(join.region), isAtJoin: true }] : settling;
  });
}

/** A token that leaves or enters a region escapes or meets the withdrawal, by the order of both. */
function crossed(place: Place, withdrawals: readonly Withdrawal[]): readonly number[] {
  const targets = arcsOf(place).map(({ to }) => to);
  return withdrawals.flatMap(({ by, region, isAtJoin }) => {
    const crosses = targets.some((to) => region.has(to) !== region.has(place.index));
    const fires = isAtJoin && targets.includes(by);
    return [...(crosses ? [by] : []), ...(fires ? [...region, by] : [])];
  });
}

/** Milestones and sections open and close as visits come and go. */
function gated(game: Game, place: Place): readonly number[] {
  const around = [place, ...arcsOf(place).flatMap(({ to }) => game.places[to] ?? [])];
  return game.places.flatMap((other) => {
    if (other === undefined || !around.some((one) => areTied(one, other))) return [];
    return [other.index];
  });
}

function areTied(one: Place, other: Place): boolean {
  if (one.milestone?.place === other.index || other.milestone?.place === one.index) return true;
  return one.sections.some(({ lock }) => other.sections.some((section) => section.lock === lock));
}
