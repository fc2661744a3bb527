/** Picks one of so many ways, counted from 0. */
export type Choose = (ways: number) => number;

/**
 * Runs something again and again, each time with other choices, until every combination was taken or `most` runs were
 * made: depth first, the later choices vary first. Says whether all were taken.
 */
export function everyWay(run: (choose: Choose) => void, most: number): boolean {
  let given: readonly number[] = [];
  for (let count = 0; count < most; count += 1) {
    const taken: { readonly ways: number; readonly way: number }[] = [];
    run((ways) => {
      const way = Math.min(given[taken.length] ?? 0, ways - 1);
      taken.push({ ways, way });
      return way;
    });
    const last = taken.findLastIndex(({ ways, way }) => way + 1 < ways);
    if (last < 0) return true;
    given = taken.slice(0, last + 1).map(({ way }, index) => (index === last ? way + 1 : way));
  }
  return false;
}
