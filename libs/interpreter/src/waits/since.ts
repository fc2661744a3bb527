import type { Turn } from '../advance/turn.ts';
import { replaceVisit } from '../advance/visits.ts';
import { visitOfWork } from '../advance/whereabouts.ts';
import type { Subscribed } from '../occurrence.ts';

/** An open visit listens from an earlier moment on: outside it has been listening since then (rule W1). */
export function listenSince(turn: Turn, { subscription, since }: Subscribed): void {
  const visit = visitOfWork(turn.state, subscription);
  const { prepared } = visit ?? {};
  if (visit === undefined || prepared?.listening === undefined) return;
  replaceVisit(turn, { ...visit, prepared: { ...prepared, listening: { ...prepared.listening, since } } });
}
