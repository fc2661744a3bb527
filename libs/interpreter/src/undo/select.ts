import type { State } from '../advance/state.ts';
import type { Plan } from '../plan/plan.ts';
import type { PlanUndo } from '../plan/undo.ts';
import { undoOf } from './records.ts';
import type { UndoRecord } from './state.ts';

/**
 * What is to be undone, newest first (rule E7): all of it, or only what is newer than the last visit of a step and
 * stands between that step and here, so that parallel branches are spared. The step's own record is kept; the one of
 * the failing step is not. Where nothing failed, `here` is everywhere.
 */
export function selectRecords(
  plan: Plan,
  state: State,
  undo: PlanUndo,
  here?: string,
): readonly UndoRecord[] {
  const { records, points } = undoOf(state);
  if (undo === 'all') return records.toReversed();
  const between = stepsBetween(plan, undo.to, here);
  const since = Object.hasOwn(points, undo.to) ? (points[undo.to] ?? 0) : 0;
  return records.filter(({ step, seq }) => seq > since && between.has(step)).toReversed();
}

/** The steps on the ways from one step to another, the latter included; without one all that can be reached. */
export function stepsBetween(plan: Plan, from: string, here?: string): ReadonlySet<string> {
  const after = closure(targetsOf(plan, from), (id) => targetsOf(plan, id));
  const ways = here === undefined ? after : before(plan, after, here);
  return new Set([...ways].filter((id) => id !== from));
}

function before(plan: Plan, after: ReadonlySet<string>, here: string): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const id of after) {
    for (const to of targetsOf(plan, id)) sources.set(to, [...(sources.get(to) ?? []), id]);
  }
  return closure([here], (id) => sources.get(id) ?? []);
}

function targetsOf(plan: Plan, id: string): readonly string[] {
  const step = plan.steps[id];
  if (step === undefined) return [];
  return [...step.next, ...step.catch].flatMap(({ to }) => (to === undefined ? [] : [to]));
}

function closure(from: readonly string[], next: (id: string) => readonly string[]): ReadonlySet<string> {
  const seen = new Set(from);
  for (const id of seen) for (const to of next(id)) seen.add(to);
  return seen;
}
