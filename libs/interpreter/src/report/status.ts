import type { State } from '../advance/state.ts';
import type { Plan } from '../plan/plan.ts';
import { addedTasks } from '../verbs/added.ts';
import { isUndoing } from '../undo/waiting.ts';
import type { InstanceStatus } from '../view.ts';

/** What a machine, a person or a clock can move: a gate opens by others, what is held by an operator. */
const MOVING = Object.freeze(['open', 'delayed'] as const);

/**
 * The status of an instance: running while machines work, waiting while only people and clocks can move it, suspended
 * when nothing moves but an operator.
 */
export function statusOf(plan: Plan, state: State): InstanceStatus {
  if (state.closed !== undefined) return state.closed.status;
  if (state.paused !== undefined) return 'suspended';
  const open = Object.values(state.visits).filter(({ status }) => MOVING.some((one) => one === status));
  const isWorking = open.some((visit) => visit.status === 'open' && plan.steps[visit.step]?.type === 'task');
  const rests = Object.values(state.rests ?? {});
  const isRestWorking = rests.some(({ step }) => plan.steps[step]?.type === 'task');
  const isOut = Object.keys(state.ending).length > 0 || isUndoing(state);
  if (isWorking || isRestWorking || isOut) return 'running';
  return open.length + rests.length > 0 || addedTasks(state).length > 0 ? 'waiting' : 'suspended';
}

/** Whether the instance has ended; then nothing ever follows (law L6). */
export function isTerminal(state: State): boolean {
  return state.closed !== undefined;
}
