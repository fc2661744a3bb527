import type { JsonValue } from '@fermata/model';
import type { EventInfo } from '../occurrence.ts';
import type { Evaluator } from '../expression/evaluator.ts';
import { readerOf } from '../expression/reader.ts';
import type { State, Visit } from '../advance/state.ts';
import type { Turn } from '../advance/turn.ts';
import { openWork } from '../advance/whereabouts.ts';
import { hasHeard, rememberHeard } from './heard.ts';
import { fitsOutside } from './listening.ts';
import type { Listening } from './listening-state.ts';

/** Whether anything in an instance would take an event as it stands. Pure. */
export function isHeard(state: State, event: EventInfo, evaluator: Evaluator): boolean {
  return listenersOf(state).some((visit) => listens(state, visit, event, evaluator));
}

/**
 * The visits that get an event, oldest first, each remembered as it is given out: every matching shared wait, at most
 * one of a step, and the oldest matching wait without `shared`, which uses it up (rule W2). What the first of them
 * brings about may take later ones away.
 */
export function* hearersOf(turn: Turn, event: EventInfo): Generator<Visit> {
  const before = turn.state;
  const given = new Set<string>();
  for (const { id } of listenersOf(before)) {
    const visit = openWork(turn.state, id);
    if (visit === undefined || turn.state.closed !== undefined) continue;
    const share = shareOf(visit);
    if (given.has(share) || !listens(before, visit, event, turn.evaluator)) continue;
    given.add(share);
    rememberHeard(turn, event, visit.step, share !== UNSHARED);
    yield visit;
  }
}

/** Visits and items, oldest first. */
function listenersOf({ visits, items }: State): readonly Visit[] {
  const open = Object.values(visits);
  if (items === undefined) return open;
  return [...open, ...Object.values(items)].sort((a, b) => a.openedAt - b.openedAt);
}

const UNSHARED = '@unshared';

/** Of those with one share only one gets an event: all unshared waits together, the shared ones of each step. */
function shareOf({ step, prepared }: Visit): string {
  return prepared?.listening?.shared === true ? step : UNSHARED;
}

function listens(state: State, visit: Visit, event: EventInfo, evaluator: Evaluator): boolean {
  const listening = visit.status === 'open' ? visit.prepared?.listening : undefined;
  if (listening === undefined || !fitsOutside(listening, event)) return false;
  if (hasHeard(state, event, listening.shared ? visit.step : undefined)) return false;
  return holds(listening, event, evaluator);
}

/** A failing `where` is no match. */
function holds({ where, constants }: Listening, event: EventInfo, evaluator: Evaluator): boolean {
  if (where === undefined) return true;
  const scope = { ...constants, event: event as unknown as JsonValue };
  const result = readerOf(evaluator, scope).condition(where);
  return result.ok && result.value;
}
