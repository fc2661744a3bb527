import type { State } from '../advance/state.ts';
import type { Effect } from '../effect.ts';
import type { Plan } from '../plan/plan.ts';
import type { Waiting } from '../view.ts';
import { undoOf } from './records.ts';
import type { UndoRun } from './state.ts';
import { undoId, undoTask } from './work.ts';

/** What is being undone, or is held because it could not be (rule E7). */
export function waitingUndos(plan: Plan, state: State): readonly Waiting[] {
  return runsOf(state).flatMap((run): Waiting | readonly Waiting[] => {
    const [record] = run.left;
    if (record === undefined) return [];
    const step = plan.steps[record.step];
    const base = { visit: undoId(record), stepId: record.step, title: step?.title ?? record.step };
    if (run.error !== undefined) {
      const detail = `${run.error.code}: ${run.error.message}`;
      return { ...base, for: 'operator', since: run.heldAt ?? run.openedAt, detail };
    }
    const detail = `undoes ${record.owner}: ${step?.compensate?.task.implementation ?? ''}`;
    return { ...base, for: 'activity', since: run.openedAt, detail };
  });
}

/** Compensations that are out, to issue again after continue-as-new. */
export function pendingUndos(plan: Plan, state: State): readonly Effect[] {
  return runsOf(state)
    .filter(({ isSent }) => isSent)
    .flatMap((run) => undoTask(plan, state, run));
}

/** Whether something is being undone by a machine. */
export function isUndoing(state: State): boolean {
  return runsOf(state).some(({ error, left }) => error === undefined && left.length > 0);
}

/** The compensation that waits for an operator. */
export function heldUndo(state: State): UndoRun | undefined {
  return runsOf(state).find(({ error }) => error !== undefined);
}

function runsOf(state: State): readonly UndoRun[] {
  return Object.values(undoOf(state).runs);
}
