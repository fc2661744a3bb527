import { placeAt, type Section } from '../game/game.ts';
import type { Marking, Visit } from './marking.ts';
import { begin, leaveBySkip } from './open.ts';
import type { Play } from './play-state.ts';
import { without } from './settle.ts';

/** A section lets its lock go when no token and no visit is inside (rule L1). */
export function releaseSections(play: Play, marking: Marking): Marking {
  const locks = Object.entries(marking.holders);
  if (locks.length === 0) return marking;
  const isInside = (id: string): boolean =>
    [...marking.visits, ...marking.tokens].some(({ place }) =>
      sectionsAt(play, place).some((one) => one.id === id),
    );
  return { ...marking, holders: Object.fromEntries(locks.filter(([, id]) => isInside(id))) };
}

function sectionsAt({ structure }: Play, place: number): readonly Section[] {
  return placeAt(structure.game, place).sections;
}

/** A started visit that may run only in its milestone is withdrawn when the milestone is left: missed (rule L2). */
export function withdrawStrict(play: Play, marking: Marking): readonly Marking[] | undefined {
  const visit = marking.visits.find(
    (one) => !one.isGated && isStrict(play, one) && !isInState(play, marking, one),
  );
  if (visit === undefined) return undefined;
  return leaveBySkip(play, without(marking, visit), placeAt(play.structure.game, visit.place), visit.rounds);
}

function isStrict({ structure }: Play, { place }: Visit): boolean {
  return placeAt(structure.game, place).milestone?.strict === true;
}

function isInState({ structure }: Play, marking: Marking, { place }: Visit): boolean {
  const milestone = placeAt(structure.game, place).milestone?.place;
  if (milestone === undefined) return true;
  return marking.visits.some((one) => !one.isGated && one.place === milestone);
}

/** Lets one visit through its gates (rule T5); where several could go, any of them: the real order is by age. */
export function openGate(play: Play, marking: Marking): readonly Marking[] | undefined {
  const ready = marking.visits.filter(
    (one) => one.isGated && isInState(play, marking, one) && isFree(play, marking, one),
  );
  if (ready.length === 0) return undefined;
  return ready.flatMap((visit) => {
    const taken = sectionsAt(play, visit.place).map(({ lock, id }) => [lock, id] as const);
    const holders = { ...marking.holders, ...Object.fromEntries(taken) };
    return begin(play, { ...without(marking, visit), holders }, visit.place, visit.rounds);
  });
}

function isFree(play: Play, { holders }: Marking, { place }: Visit): boolean {
  return sectionsAt(play, place).every(({ lock, id }) => holders[lock] === undefined || holders[lock] === id);
}
