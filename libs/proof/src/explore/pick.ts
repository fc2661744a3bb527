import type { Marking, Visit } from './marking.ts';
import type { Structure } from './structure.ts';

/**
 * The open visits that must be moved now: one alone, where nothing that can still happen elsewhere depends on it (a
 * persistent set); else all of them. The earliest in the graph goes first, so that branches are played one by one and
 * their choices meet again before the next one begins.
 */
export function pick(structure: Structure, marking: Marking): readonly Visit[] {
  const movable = distinct(marking.visits.filter(({ isGated }) => !isGated));
  if (movable.length < 2) return movable;
  const byRank = [...movable].sort((a, b) => rankOf(structure, a) - rankOf(structure, b));
  const alone = byRank.find((visit) => isIndependent(structure, marking, visit));
  return alone === undefined ? byRank : [alone];
}

/** Visits that play alike are moved once. */
function distinct(visits: readonly Visit[]): readonly Visit[] {
  const keys = visits.map(({ place, rounds }) => `${place}:${rounds.join(',')}`);
  return visits.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

function rankOf({ ranks }: Structure, { place }: Visit): number {
  return ranks[place] ?? Infinity;
}

function isIndependent(structure: Structure, { visits, tokens }: Marking, visit: Visit): boolean {
  const conflicts = structure.conflicts[visit.place];
  if (conflicts === undefined || conflicts.size === 0) return true;
  const others = [...visits.filter((one) => one !== visit), ...tokens];
  return others.every(({ place }) => {
    const ahead = structure.ahead[place] ?? new Set<number>();
    return [...conflicts].every((conflict) => !ahead.has(conflict));
  });
}
