import type { VisitChange } from '../change.ts';
import { kindOf } from '../steps/registry.ts';
import type { Begun } from '../steps/kind.ts';
import { hasAttachedChild } from '../steps/workflow.ts';
import type { WithdrawTask } from '../effect.ts';
import { isSent, land, recall } from './flight.ts';
import { addPositions } from './positions.ts';
import { recordOpened, recordSettled, type Settlement } from './records.ts';
import type { Rounds, Visit } from './state.ts';
import { cancelTimersOf } from './timers.ts';
import { stepOf, writable, type Turn } from './turn.ts';
import { noteOpened, noteSettled } from '../verbs/past.ts';
import { notePoint } from '../undo/records.ts';
import { abandonUndo } from '../undo/run.ts';

/** A new visit: the next number of its step, given at firing and never again (rule T1). */
export function newVisit(turn: Turn, step: string, rounds: Rounds, caught: Visit['caught'] = {}): Visit {
  const n = (turn.state.numbers[step] ?? 0) + 1;
  writable(turn, 'numbers')[step] = n;
  const visit: Visit = {
    id: `${step}#${n}`,
    step,
    n,
    status: 'open',
    openedAt: turn.at,
    rounds: turn.plan.scopes.includes(step) ? { ...rounds, [step]: n } : rounds,
    retries: 0,
    caught,
  };
  writable(turn, 'visits')[visit.id] = visit;
  addPositions(turn, 1);
  recordOpened(turn, step);
  noteOpened(turn, visit);
  notePoint(turn, step);
  return visit;
}

/** Puts a changed visit, or item, in the place of the one before. */
export function replaceVisit(turn: Turn, visit: Visit): void {
  writable(turn, visit.of === undefined ? 'visits' : 'items')[visit.id] = visit;
}

/** Whether the visit's work has begun. */
export function isBegun(visit: Visit): visit is Begun {
  return visit.prepared !== undefined;
}

/** Whether it has work of its own; a `forEach` visit has its items instead. */
function hasWork(visit: Visit): visit is Begun {
  return visit.loop === undefined && isBegun(visit);
}

/** Stops everything a visit has going: its timers and, where the work has not ended by itself, the work; items apart. */
export function stopVisit(turn: Turn, visit: Visit, reason?: WithdrawTask['reason']): void {
  cancelTimersOf(turn, visit);
  if (visit.status === 'undoing') abandonUndo(turn, visit.id);
  if (visit.status === 'open' && hasWork(visit)) stopWork(turn, visit, reason);
}

function stopWork(turn: Turn, visit: Begun, reason: WithdrawTask['reason'] | undefined): void {
  const step = stepOf(turn.plan, visit.step);
  const isOut = isSent(turn.state, visit);
  if (hasAttachedChild(step) && reason !== undefined && isOut) recall(turn, visit);
  if (step.type === 'task') (reason !== undefined && isOut ? recall : land)(turn, visit);
  if (reason !== undefined && isOut) turn.effects.push(...kindOf(step).withdraw(visit, reason));
}

/** Takes a settled visit out of the state and reports it. */
export function removeVisit(turn: Turn, visit: Visit, settlement: Settlement): void {
  delete writable(turn, 'visits')[visit.id];
  addPositions(turn, -1);
  noteSettled(turn, visit, settlement.by);
  recordSettled(turn, visit.step, settlement);
  report(turn, visit, settlement.status, { ...settlement, endedAt: turn.at });
}

/** Tells the projection what a visit has come to. */
export function report(
  turn: Turn,
  visit: Visit,
  status: VisitChange['status'],
  more: Partial<Settlement> & { readonly endedAt?: number } = {},
): void {
  const { title, type } = stepOf(turn.plan, visit.step);
  const { endedAt, output, error, by } = more;
  turn.changes.push({
    visit: visit.id,
    stepId: visit.step,
    stepType: type,
    title,
    status,
    openedAt: visit.openedAt,
    ...(endedAt === undefined ? {} : { endedAt }),
    ...(visit.prepared === undefined ? {} : { input: visit.prepared.input }),
    ...(output === undefined || output === null ? {} : { output }),
    ...(error === undefined ? {} : { error }),
    ...(by === undefined ? {} : { by }),
  });
}
