import type { TaskImplementation } from './implementation.ts';

/** The implementations of one worker, by name. */
export interface TaskRegistry {
  find(name: string): TaskImplementation | undefined;
  /** Names that resemble an unknown one, the closest first. */
  near(name: string): readonly string[];
  all(): readonly TaskImplementation[];
  /** Every task queue that some implementation asks for, the default one first. */
  queues(defaultQueue: string): readonly string[];
}

/** A step names `name` or `name@version`; a plain name means the highest version. */
export function createRegistry(implementations: readonly TaskImplementation[]): TaskRegistry {
  const ordered = [...implementations].sort((a, b) => a.version - b.version);
  const byName = new Map(ordered.map((one) => [one.name, one]));
  const byVersion = new Map(ordered.map((one) => [`${one.name}@${one.version}`, one]));
  return {
    find: (name) => byVersion.get(name) ?? byName.get(name),
    near: (name) => nearest(name, [...byName.keys()]),
    all: () => implementations,
    queues: (defaultQueue) => [
      ...new Set([defaultQueue, ...implementations.map((one) => one.queue ?? defaultQueue)]),
    ],
  };
}

function nearest(name: string, names: readonly string[]): readonly string[] {
  const measured = names.map((other) => ({ other, distance: editDistance(name, other) }));
  const close = measured.filter(({ other, distance }) => distance <= Math.max(3, other.length / 3));
  return close
    .sort((a, b) => a.distance - b.distance || (a.other < b.other ? -1 : 1))
    .slice(0, 3)
    .map(({ other }) => other);
}

function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...from].entries()) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j += 1) {
      const replaced = (row[j] ?? 0) + (letter === to[j] ? 0 : 1);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
