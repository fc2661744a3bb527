import type { State } from '../advance/state.ts';
import { stepOf } from '../advance/turn.ts';
import type { VisitChange } from '../change.ts';
import type { DispatchTask } from '../effect.ts';
import type { Plan } from '../plan/plan.ts';
import { undoOf } from './records.ts';
import type { UndoRecord, UndoRun } from './state.ts';

/** Whether a work id is that of a compensation (rule E7). */
export function isUndoWork(work: string): boolean {
  return work.includes('~undo');
}

/** The id of a compensation: `step#n~undo`, and a further number where it was abandoned before (rules E7, T1). */
export function undoId({ owner, again }: UndoRecord): string {
  return again === 0 ? `${owner}~undo` : `${owner}~undo~${again}`;
}

/** The work id of what a run is at: its compensation, or with an operator's retries `step#n~undo.r`. */
export function undoWork({ left, retries }: UndoRun): string | undefined {
  const [record] = left;
  if (record === undefined) return undefined;
  return retries === 0 ? undoId(record) : `${undoId(record)}.${retries}`;
}

/** The run that is at a compensation, by its id or its work id, with whom it is for. */
export function findRun(
  state: State,
  id: string,
): { readonly owner: string; readonly run: UndoRun } | undefined {
  for (const [owner, run] of Object.entries(undoOf(state).runs)) {
    const [record] = run.left;
    if (record !== undefined && (undoId(record) === id || undoWork(run) === id)) return { owner, run };
  }
  return undefined;
}

/** The task that undoes a piece of work; its idempotency key is the same however often it is begun. */
export function undoTask(plan: Plan, state: State, run: UndoRun): readonly DispatchTask[] {
  const [record] = run.left;
  const work = undoWork(run);
  if (record === undefined || work === undefined) return [];
  const { id, title, priority, compensate } = stepOf(plan, record.step);
  if (compensate === undefined) return [];
  return [
    {
      type: 'dispatchTask',
      key: `dispatch:${work}`,
      work,
      stepId: id,
      title,
      ...compensate.task,
      input: record.input,
      idempotencyKey: `${state.instance.id}/${record.owner}~undo`,
      priority,
      short: false,
    },
  ];
}

/** How a compensation shows: as a visit of its own, which expressions do not see (rules E7, D3). */
export function undoChange(
  plan: Plan,
  record: UndoRecord,
  openedAt: number,
  status: VisitChange['status'],
): VisitChange {
  const { id, title } = stepOf(plan, record.step);
  return {
    visit: undoId(record),
    stepId: id,
    stepType: 'task',
    title,
    status,
    openedAt,
    input: record.input,
  };
}

/** Whether a compensation is out under this very work id. */
export function isUndoOut(state: State, work: string): boolean {
  const run = findRun(state, work)?.run;
  return run?.isSent === true && undoWork(run) === work;
}

/** Whether a compensation of this id is held for an operator. */
export function isUndoHeld(state: State, id: string): boolean {
  const run = findRun(state, id)?.run;
  return run?.error !== undefined && run.left.some((record, index) => index === 0 && undoId(record) === id);
}
