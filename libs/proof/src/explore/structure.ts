import { placeAt, type Game, type Place } from '../game/game.ts';
import { closure, ranksOf, reversed, targetsOf, type Adjacency } from '../game/paths.ts';
import { scopesOf, sourcesOf, type Sources } from '../game/scopes.ts';
import { conflictsOf } from './conflicts.ts';

/** What playing a game needs to know of its graph. */
export interface Structure {
  readonly game: Game;
  readonly next: Adjacency;
  readonly ranks: readonly number[];
  /** Places whose visits are numbered, because a join matches by them (rule J0); tokens carry one number for each. */
  readonly keys: readonly number[];
  /** Per place which of `keys` a join matches by. */
  readonly joinKeys: readonly (readonly number[])[];
  /** Per place which numbers still matter to a visit there; of the others every value is the same. */
  readonly matters: readonly (readonly boolean[])[];
  /** The same for a token that waits there. */
  readonly mattersWaiting: readonly (readonly boolean[])[];
  /** Per join and branch label the places from which a token can still come (rule T6). */
  readonly reach: ReadonlyMap<number, ReadonlyMap<string, ReadonlySet<number>>>;
  /** Per place everything that can come after it, itself included. */
  readonly ahead: readonly ReadonlySet<number>[];
  /** Per place what must not be able to happen elsewhere while its visit alone is moved. */
  readonly conflicts: readonly ReadonlySet<number>[];
}

/** Reads a game's graph once. */
export function structureOf(game: Game): Structure {
  const next = targetsOf(game);
  const before = reversed(next);
  const sources = sourcesOf(game);
  const scopes = scopesOf(game, sources);
  const counts = game.places.flatMap((place) => (place?.join.kind === 'count' ? [place.index] : []));
  const keys = [...new Set([...scopes.values(), ...counts])].filter((place) => place !== 0);
  const joinKeys = game.places.map((_, at) => {
    const own = counts.includes(at) ? [at] : [];
    return [...(scopes.has(at) ? [scopes.get(at)] : []), ...own].flatMap((place) => {
      const key = keys.indexOf(place ?? 0);
      return key < 0 ? [] : [key];
    });
  });
  const matters = mattersOf(game, next, { keys, joinKeys });
  const ahead = next.map((_, place) => closure([place], next));
  return {
    game,
    next,
    ranks: ranksOf(next),
    keys,
    joinKeys,
    matters,
    mattersWaiting: matters.map((row, at) =>
      row.map((one, key) => one || joinKeys[at]?.includes(key) === true),
    ),
    reach: reachOf(game, before, sources, scopes),
    ahead,
    conflicts: conflictsOf(game),
  };
}

/** A number matters where a join that matches by it can be reached without getting a new one on the way. */
function mattersOf(
  game: Game,
  next: Adjacency,
  { keys, joinKeys }: Pick<Structure, 'keys' | 'joinKeys'>,
): readonly (readonly boolean[])[] {
  const rows: boolean[][] = game.places.map(() => keys.map(() => false));
  const before = reversed(next);
  keys.forEach((place, key) => {
    const joins = game.places.flatMap((one, at) =>
      one !== undefined && joinKeys[at]?.includes(key) ? [at] : [],
    );
    const regions = joins.flatMap((at) => regionOf(placeAt(game, at)));
    const firsts = joins.flatMap((at) => before[at] ?? []);
    // The numbered place itself is reached last: what stands before it gets a new number there.
    const ways = before.map((from, at) => (at === place ? [] : from));
    for (const at of [...closure(firsts, ways), ...regions]) (rows[at] ?? [])[key] = true;
  });
  return rows;
}

function regionOf({ join }: Place): readonly number[] {
  return join.kind === 'count' ? join.region : [];
}

function reachOf(
  game: Game,
  before: Adjacency,
  sources: Sources,
  scopes: ReadonlyMap<number, number>,
): Structure['reach'] {
  const joins = [...sources].map(([place, byBranch]) => {
    const barred = [place, scopes.get(place) ?? 0];
    const { join } = placeAt(game, place);
    const branches = join.kind === 'any' ? [] : join.branches;
    const rows = branches.map((branch) => {
      return [branch, closure([...(byBranch.get(branch) ?? [])], before, barred)] as const;
    });
    return [place, new Map(rows)] as const;
  });
  return new Map(joins);
}
