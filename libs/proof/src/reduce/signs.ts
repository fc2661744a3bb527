import type { Game } from '../game/game.ts';

/**
 * Per place a text that says by what it can be told from others from outside: the regions that are withdrawn with it,
 * the sections it belongs to. Tokens may be taken to stand at the one or the other of places with equal signs.
 */
export function signsOf({ places }: Game): readonly string[] {
  const signs: string[][] = places.map((place) => (place?.sections ?? []).map(({ id }) => `s:${id}`));
  const mark = (region: readonly number[], name: string): void => {
    for (const at of new Set(region)) signs[at]?.push(name);
  };
  for (const place of places) {
    if (place === undefined) continue;
    const { index, ways, join } = place;
    mark(
      ways.flatMap(({ cancels }) => cancels),
      `c:${index}`,
    );
    if (join.kind === 'count') mark(join.region, `r:${index}`);
  }
  return signs.map((parts) => parts.join(' '));
}
