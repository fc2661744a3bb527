import type { Visit } from '../advance/state.ts';
import { update, type Turn } from '../advance/turn.ts';
import { newVisit, replaceVisit } from '../advance/visits.ts';
import { noteSucceeds } from '../verbs/past.ts';
import { joinRace } from '../races/member.ts';

/**
 * Opens the next round: a new visit past the join and past the gates, which the first round has passed for all; its
 * number is given at once, and locks go over to it (rule F7).
 */
export function nextRound(turn: Turn, ended: Visit): void {
  const visit = joinRace(turn, newVisit(turn, ended.step, ended.rounds), ended.race);
  replaceVisit(turn, { ...visit, round: roundOfVisit(ended) + 1 });
  noteSucceeds(turn, ended);
  handOver(turn, ended.id, visit.id);
  turn.queue.push({ kind: 'visit', id: visit.id });
}

/** Which round of its `repeat` a visit is, from 1 on. */
export function roundOfVisit({ round = 1 }: Visit): number {
  return round;
}

function handOver(turn: Turn, from: string, to: string): void {
  const { locks } = turn.state;
  if (locks === undefined) return;
  const held = Object.entries(locks).map(([name, holder]) => {
    const isHeld = 'visit' in holder && holder.visit === from;
    return [name, isHeld ? { ...holder, visit: to } : holder] as const;
  });
  update(turn, { locks: Object.fromEntries(held) });
}
