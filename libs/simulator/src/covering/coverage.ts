import type { Plan } from '@fermata/interpreter';
import type { Place } from './places.ts';
import { markPlaces } from './places.ts';
import type { Judged } from './watch.ts';

/** So many of so many, and what is missing. */
export interface Share {
  readonly covered: number;
  readonly total: number;
  /** JSON Pointers; a condition also says which way was never seen. */
  readonly missing: readonly string[];
}

/** How much of a workflow its tests have run through. */
export interface Coverage {
  readonly workflow: string;
  readonly steps: Share;
  readonly transitions: Share;
  /** Each condition counts twice: once true, once false. */
  readonly conditions: Share;
  /** Entries of `catch` that have taken an error. */
  readonly errorPaths: Share;
}

/** What one test has run through. */
export interface Passage {
  readonly path: readonly string[];
  readonly judged: readonly Judged[];
}

/** The coverage of a plan by all its passages together. */
export function coverageOf(plan: Plan, passages: readonly Passage[]): Coverage {
  const places = [...markPlaces(plan).places.values()];
  const seen = new Set(passages.flatMap(({ judged }) => judged.map(keyOf)));
  const visited = new Set(passages.flatMap(({ path }) => path));
  const taken = (kind: Place['kind']) => places.filter((place) => place.kind === kind);
  return {
    workflow: plan.name,
    steps: share(
      Object.keys(plan.steps),
      (id) => visited.has(id),
      (id) => `/steps/${id}`,
    ),
    transitions: share(taken('transition'), isTaken(seen), ({ path }) => path),
    conditions: share(bothWays(places), (judged) => seen.has(keyOf(judged)), wayText),
    errorPaths: share(taken('catch'), isTaken(seen), ({ path }) => path),
  };
}

function keyOf({ place, holds }: Judged): string {
  return `${place.path} ${holds}`;
}

function isTaken(seen: ReadonlySet<string>): (place: Place) => boolean {
  return (place) => seen.has(keyOf({ place, holds: true }));
}

function bothWays(places: readonly Place[]): readonly Judged[] {
  return places
    .filter(({ source }) => source !== undefined)
    .flatMap((place) => [
      { place, holds: true },
      { place, holds: false },
    ]);
}

function wayText({ place, holds }: Judged): string {
  return `${place.path} never ${holds}`;
}

function share<T>(all: readonly T[], isCovered: (one: T) => boolean, textOf: (one: T) => string): Share {
  const missing = all.filter((one) => !isCovered(one));
  return { covered: all.length - missing.length, total: all.length, missing: missing.map(textOf) };
}
