import type { State, Visit } from '../advance/state.ts';
import type { PlanStep } from '../plan/steps.ts';
import type { Waiting } from '../view.ts';
import { isListening } from './more.ts';
import { openItemsOf, ownerOf } from './owner.ts';

/** What an open `forEach` visit waits for, in plain words: how far it is, and what may still be added. */
export function waitingForItems(
  state: State,
  step: PlanStep | undefined,
  visit: Visit,
): Pick<Waiting, 'for' | 'detail' | 'until'> {
  const loop = ownerOf(state, visit.id)?.loop;
  const [total, done, failed, open] = [loop?.items.length, loop?.done, loop?.failed, loop?.open];
  const more = isListening(visit) ? '; events may add more' : '';
  const dueAt = nearestDue(openItemsOf(state, visit.id));
  return {
    for: step === undefined ? 'activity' : WAITS[step.type],
    detail: `${done} of ${total} items done, ${failed} failed, ${open} open${more}`,
    ...(dueAt === undefined ? {} : { until: dueAt }),
  };
}

const WAITS: Readonly<Record<PlanStep['type'], Waiting['for']>> = Object.freeze({
  task: 'activity',
  manual: 'person',
  delay: 'timer',
  wait: 'event',
  workflow: 'child',
  set: 'activity',
  decide: 'activity',
  emit: 'activity',
  end: 'activity',
});

function nearestDue(items: readonly Visit[]): number | undefined {
  let nearest: number | undefined;
  for (const { prepared } of items) {
    const dueAt = prepared?.dueAt;
    if (dueAt !== undefined) nearest = Math.min(nearest ?? dueAt, dueAt);
  }
  return nearest;
}
