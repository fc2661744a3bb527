import type { Effect, StartTimer } from '../effect.ts';
import { isSent } from '../advance/flight.ts';
import type { State } from '../advance/state.ts';
import { isListening } from '../items/more.ts';
import { subscribe } from '../steps/wait.ts';
import type { Plan } from '../plan/plan.ts';
import { kindOf } from '../steps/registry.ts';
import { pendingUndos } from '../undo/waiting.ts';
import { addedTasks, offerAdded } from '../verbs/added.ts';

/**
 * Everything that is out, to issue again after continue-as-new: work in order of its visits, then of items, then timers with their
 * absolute deadlines. The keys are those of the first time. Nothing for a closed instance (law L6), no timer on a pause
 * (rule O1).
 */
export function pendingEffects(plan: Plan, state: State): readonly Effect[] {
  if (state.closed !== undefined) return [];
  const effects: Effect[] = [];
  for (const visit of [...Object.values(state.visits), ...Object.values(state.items ?? {})]) {
    const step = plan.steps[visit.step];
    if (isListening(visit)) effects.push(...subscribe(visit));
    if (step !== undefined && isSent(state, visit)) effects.push(...kindOf(step).work(state, step, visit));
  }
  for (const added of addedTasks(state)) effects.push(offerAdded(added));
  effects.push(...pendingUndos(plan, state));
  if (state.paused !== undefined) return effects;
  for (const [timer, { dueAt, summary }] of Object.entries(state.timers)) {
    effects.push({ type: 'startTimer', key: `timer:${timer}`, timer, dueAt, summary } satisfies StartTimer);
  }
  return effects;
}
