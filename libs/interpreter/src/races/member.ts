import type { Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';

/** Makes a visit a member of a race; a retry and a next round go on in the race of the visit before (rule W3). */
export function joinRace(turn: Turn, visit: Visit, race: string | undefined): Visit {
  if (race === undefined) return visit;
  const member: Visit = { ...visit, race };
  replaceVisit(turn, member);
  return member;
}
