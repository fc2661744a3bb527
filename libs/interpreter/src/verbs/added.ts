import type { State } from '../advance/state.ts';
import { update, writable, type Turn } from '../advance/turn.ts';
import type { VisitChange } from '../change.ts';
import type { OfferTask, WithdrawTask } from '../effect.ts';
import type { Occurrence } from '../occurrence.ts';
import type { Waiting } from '../view.ts';
import type { TaskToAdd } from './requests.ts';
import type { Verb } from './verb.ts';
import type { AddedTask } from './added-task.ts';

/** Where added tasks stand in place of a step. */
export const ADDED_STEP = '@added';

/** The added tasks that are open, oldest first. */
export function addedTasks({ added }: State): readonly AddedTask[] {
  return Object.values(added ?? {});
}

/** The added task of a work id. */
export function addedTask({ added }: State, work: string): AddedTask | undefined {
  return added !== undefined && Object.hasOwn(added, work) ? added[work] : undefined;
}

/** Whether an added task keeps the instance from completing (rule T7). */
export function isBlockedByAdded(state: State): boolean {
  return addedTasks(state).some(({ task }) => task.blocking);
}

/** Opens an added task; its number is given once, like a visit's (rule T1). */
export function openAdded(turn: Turn, task: TaskToAdd, verb: Verb): void {
  const n = (turn.state.numbers[ADDED_STEP] ?? 0) + 1;
  const added: AddedTask = { id: `${ADDED_STEP}#${n}`, openedAt: turn.at, verb, task };
  writable(turn, 'numbers')[ADDED_STEP] = n;
  update(turn, { added: { ...turn.state.added, [added.id]: added } });
  turn.effects.push(offerAdded(added));
  turn.changes.push(changeOf(added, { status: 'open' }));
}

/** An answer or an end of an added task: it is over, and nothing follows from it but the end of a blocked instance. */
export function endAdded(turn: Turn, added: AddedTask, occurrence: Occurrence): void {
  if (occurrence.type !== 'taskCompleted') return;
  const { output, by } = occurrence;
  remove(turn, added);
  const answer = { output, ...(by === undefined ? {} : { by }) };
  turn.changes.push(changeOf(added, { status: 'completed', endedAt: turn.at, ...answer }));
}

/** Takes an added task back. */
export function withdrawAdded(turn: Turn, added: AddedTask): void {
  const { id: work } = added;
  remove(turn, added);
  const effect: WithdrawTask = { type: 'withdrawTask', key: `withdraw:${work}`, work, reason: 'cancelled' };
  turn.effects.push(effect);
  turn.changes.push(changeOf(added, { status: 'cancelled', endedAt: turn.at }));
}

/** Takes back every added task: the instance, or its main part, ends. */
export function withdrawAllAdded(turn: Turn): void {
  for (const added of addedTasks(turn.state)) withdrawAdded(turn, added);
}

/** What the shell must do for an added task, and again after continue-as-new. */
export function offerAdded({ id, task }: AddedTask): OfferTask {
  const { blocking: _blocking, ...offered } = task;
  return { type: 'offerTask', key: `offer:${id}`, work: id, stepId: ADDED_STEP, ...offered };
}

/** What an open added task waits for. */
export function waitingAdded({ id, openedAt, task }: AddedTask): Waiting {
  return {
    visit: id,
    stepId: ADDED_STEP,
    title: task.title,
    for: 'person',
    since: openedAt,
    detail: [...task.assign.groups, ...task.assign.users].join(', '),
    ...(task.dueAt === undefined ? {} : { until: task.dueAt }),
  };
}

function remove(turn: Turn, { id }: AddedTask): void {
  const { [id]: _ended, ...added } = turn.state.added ?? {};
  update(turn, { added });
}

type Ended = Pick<VisitChange, 'status'> & Partial<Pick<VisitChange, 'endedAt' | 'output' | 'by'>>;

function changeOf({ id, openedAt, task }: AddedTask, more: Ended): VisitChange {
  return {
    visit: id,
    stepId: ADDED_STEP,
    stepType: 'manual',
    title: task.title,
    openedAt,
    input: task.data,
    ...more,
  };
}
