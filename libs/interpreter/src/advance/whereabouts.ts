import type { Plan } from '../plan/plan.ts';
import type { RefusalReason } from './refusal.ts';
import type { State, Visit } from './state.ts';

/** The visit of an id, where it has not settled. */
export function visitOf({ visits }: State, id: string): Visit | undefined {
  return Object.hasOwn(visits, id) ? visits[id] : undefined;
}

/** The step of a place: `pay` of the visit `pay#1` or the token `pay@7`. */
export function stepOf(place: string): string {
  return place.replace(/[#@].*$/, '');
}

/** The visit, or the item, that a work id belongs to. */
export function visitOfWork(state: State, work: string): Visit | undefined {
  return openWork(state, work.includes('.') ? work.slice(0, work.indexOf('.')) : work);
}

/** The visit or the item of an id, where it has not ended. */
export function openWork(state: State, id: string): Visit | undefined {
  const { items } = state;
  return items !== undefined && Object.hasOwn(items, id) ? items[id] : visitOf(state, id);
}

/** Why there is no visit, or no work, of an id. */
export function whyGone(plan: Plan, state: State, work: string): RefusalReason {
  const [step = '', number = ''] = work.split('#');
  const isKnown =
    Object.hasOwn(plan.steps, step) && Number.parseInt(number, 10) <= (state.numbers[step] ?? 0);
  if (!isKnown) return 'visit.unknown';
  return state.steps[step]?.status === 'cancelled' ? 'visit.withdrawn' : 'visit.settled';
}
