import { placeAt, type Place } from '../game/game.ts';
import { newNumber, type Marking, type Rounds, type Visit } from './marking.ts';
import { settlings } from './settle.ts';
import type { Play } from './play-state.ts';

/** A visit begins: skipped, gated, at once over, or open (rule T5). All that can come of it. */
export function open(play: Play, marking: Marking, index: number, rounds: Rounds): readonly Marking[] {
  const { structure } = play;
  const place = placeAt(structure.game, index);
  play.visited.add(index);
  const numbered = renumbered(play, marking, index, rounds);
  const skipped = place.canSkip ? leaveBySkip(play, marking, place, numbered) : [];
  if (place.milestone !== undefined || place.sections.length > 0) {
    const visit: Visit = { place: index, rounds: numbered, isGated: true };
    return [...skipped, { ...marking, visits: [...marking.visits, visit] }];
  }
  return [...skipped, ...begin(play, marking, index, numbered)];
}

/** The work of a visit begins; that of an instant step is over at once. */
export function begin(play: Play, marking: Marking, index: number, rounds: Rounds): readonly Marking[] {
  const place = placeAt(play.structure.game, index);
  if (place.isInstant) return leave(play, marking, place, rounds);
  return [{ ...marking, visits: [...marking.visits, { place: index, rounds, isGated: false }] }];
}

/** Every way in which a visit that has been taken out can settle. */
export function leave(play: Play, marking: Marking, place: Place, rounds: Rounds): readonly Marking[] {
  return place.ways.flatMap((way) => {
    play.ways.add(way);
    return settlings(marking, way, rounds).map((settling) => {
      for (const arc of settling.arcs) play.arcs.add(arc);
      return settling.marking;
    });
  });
}

/** The same for a visit that is skipped: it withdraws nothing (rule T5). */
export function leaveBySkip(play: Play, marking: Marking, place: Place, rounds: Rounds): readonly Marking[] {
  return leave(play, marking, { ...place, ways: place.skips }, rounds);
}

function renumbered({ structure }: Play, marking: Marking, index: number, rounds: Rounds): Rounds {
  const live = structure.matters[index];
  return structure.keys.map((place, key) => {
    if (live?.[key] !== true) return -1;
    return place === index ? newNumber(withRounds(marking, rounds), key) : (rounds[key] ?? 0);
  });
}

/** The tokens that opened the visit count too: its number is newer than theirs. */
function withRounds(marking: Marking, rounds: Rounds): Marking {
  return { ...marking, queue: [...marking.queue, { place: 0, branch: '', rounds, past: false }] };
}
