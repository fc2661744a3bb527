import type { Occurrence, Started } from '../occurrence.ts';
import { kindOf } from '../steps/registry.ts';
import { failedWith } from '../steps/outcome.ts';
import { claim } from '../gates/claims.ts';
import { winByStart } from '../races/win.ts';
import { again } from './begin.ts';
import { textOf } from '../steps/emit.ts';
import { conclude, concludeItems } from './conclude.ts';
import { addFromEvent } from '../items/add.ts';
import { landRecalled } from './flight.ts';
import { closePart, endDraining, expire, failMain } from './parts.ts';
import type { Timer, Visit } from './state.ts';
import { dropTimer, startTimer } from './timers.ts';
import { readerFor, sightOf, stepOf, update, type Turn } from './turn.ts';
import { openWork, visitOfWork } from './whereabouts.ts';
import { isBegun } from './visits.ts';
import { withdrawAll } from './withdraw.ts';
import { addedTask, endAdded } from '../verbs/added.ts';
import { operate } from '../verbs/operate.ts';
import { endUndo } from '../undo/run.ts';
import { isUndoWork } from '../undo/work.ts';
import { listenSince } from '../waits/since.ts';
import { hearersOf } from '../waits/receive.ts';

/** Does what an accepted occurrence asks for; what follows from it is left in the worklist. */
export function handle(turn: Turn, occurrence: Occurrence): void {
  if ('verb' in occurrence) return operate(turn, occurrence);
  switch (occurrence.type) {
    case 'started':
      return begun(turn, occurrence);
    case 'timerFired':
      return fired(turn, occurrence.timer, occurrence);
    case 'eventReceived':
      for (const visit of hearersOf(turn, occurrence.event)) passOn(turn, visit, occurrence);
      return;
    case 'subscribed':
      return listenSince(turn, occurrence);
    default:
      return worked(turn, occurrence);
  }
}

/** The first occurrence: variables and business key, the instance's own deadline, the first token (rule T1). */
function begun(turn: Turn, occurrence: Started): void {
  const { plan } = turn;
  const vars = readerFor(turn).values(plan.vars);
  if (!vars.ok) return failMain(turn, vars.error);
  update(turn, { vars: vars.value });
  if (plan.businessKey !== undefined && occurrence.businessKey === undefined) {
    const key = readerFor(turn).value(plan.businessKey);
    if (!key.ok) return failMain(turn, key.error);
    const businessKey = key.value === null ? null : textOf(key.value);
    update(turn, { instance: { ...turn.state.instance, businessKey } });
  }
  if (plan.timeout !== undefined) {
    const dueAt = readerFor(turn).after(plan.timeout.after, turn.at);
    if (!dueAt.ok) return failMain(turn, dueAt.error);
    const summary = 'longest life of the instance';
    startTimer(turn, '@timeout', { kind: 'instance', dueAt: dueAt.value, summary });
  }
  turn.queue.push({ kind: 'token', to: plan.start, branch: '@start', rounds: {} });
}

function fired(turn: Turn, id: string, occurrence: Occurrence): void {
  const timer = turn.state.timers[id];
  if (timer === undefined) return;
  dropTimer(turn, id);
  const visit = timer.visit === undefined ? undefined : openWork(turn.state, timer.visit);
  if (visit === undefined) return firedForInstance(turn, timer);
  switch (timer.kind) {
    case 'retry':
      return again(turn, visit);
    case 'timeout':
      return conclude(turn, visit, failedWith(TIMEOUT), 'timeout');
    default:
      return passOn(turn, visit, occurrence);
  }
}

const TIMEOUT = Object.freeze({ code: 'timeout', message: 'the step has reached its longest time' });

function firedForInstance(turn: Turn, timer: Timer): void {
  if (timer.kind === 'instance') return expire(turn);
  if (timer.kind === 'drain') return endDraining(turn);
  withdrawAll(turn);
  closePart(turn);
}

/** An end of work: of withdrawn work it frees its place, of an open visit it is the visit's. */
function worked(turn: Turn, occurrence: Extract<Occurrence, { readonly work: string }>): void {
  if (Object.hasOwn(turn.state.ending, occurrence.work)) {
    landRecalled(turn, occurrence.work);
    if (Object.keys(turn.state.ending).length === 0) endDraining(turn);
    return;
  }
  if (isUndoWork(occurrence.work)) return endUndo(turn, occurrence);
  const added = addedTask(turn.state, occurrence.work);
  if (added !== undefined) return endAdded(turn, added, occurrence);
  const visit = visitOfWork(turn.state, occurrence.work);
  if (visit !== undefined) passOn(turn, visit, occurrence);
}

function passOn(turn: Turn, visit: Visit, occurrence: Occurrence): void {
  if (!isBegun(visit)) return;
  if (visit.loop !== undefined) return grow(turn, visit, occurrence);
  if (occurrence.type === 'taskStarted') {
    winByStart(turn, visit);
    return claim(turn, visit);
  }
  const step = stepOf(turn.plan, visit.step);
  const settled = kindOf(step).settle(step, visit, occurrence, sightOf(turn));
  turn.effects.push(...(settled?.effects ?? []));
  if (settled?.outcome !== undefined) conclude(turn, visit, settled.outcome);
}

/** An event that a `forEach` with `more` listens for adds an item to it (rule F5). */
function grow(turn: Turn, visit: Visit, occurrence: Occurrence): void {
  if (occurrence.type === 'eventReceived') concludeItems(turn, addFromEvent(turn, visit, occurrence.event));
}
