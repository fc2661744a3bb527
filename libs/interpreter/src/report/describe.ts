import type { JsonValue } from '@fermata/model';
import type { State, Visit } from '../advance/state.ts';
import { NEVER } from '../advance/records.ts';
import type { Plan } from '../plan/plan.ts';
import { waitingAtGate } from '../gates/waiting.ts';
import { workId, type Begun } from '../steps/kind.ts';
import { kindOf } from '../steps/registry.ts';
import { heldUndo, waitingUndos } from '../undo/waiting.ts';
import { isBegun } from '../advance/visits.ts';
import { addedTasks, waitingAdded } from '../verbs/added.ts';
import { waitingForItems } from '../items/waiting.ts';
import type { StepView, View, Waiting } from '../view.ts';
import { waitingAtJoins } from './joins.ts';
import { statusOf } from './status.ts';

/** What an instance looks like from outside: status, steps, and for each thing it waits for what would end it. */
export function describe(plan: Plan, state: State): View {
  const { closed, instance, searchable } = state;
  const error = closed?.error ?? instance.error ?? undefined;
  const reason = closed?.reason ?? reasonOf(state);
  return {
    status: statusOf(plan, state),
    ...(reason === undefined ? {} : { reason }),
    ...(instance.businessKey === null ? {} : { businessKey: instance.businessKey }),
    ...(error === undefined ? {} : { error }),
    ...(closed === undefined ? {} : { output: closed.output }),
    searchable: searchable as Readonly<Record<string, JsonValue>>,
    steps: Object.keys(plan.steps).map((id) => stepView(state, id)),
    waiting: waitingNow(plan, state),
  };
}

function reasonOf(state: State): string | undefined {
  if (state.paused !== undefined) return `paused by ${state.paused.verb.actor}: ${state.paused.verb.reason}`;
  const held = Object.values(state.visits).find(({ status }) => status === 'held');
  if (held?.error !== undefined) return `${held.step}: ${held.error.message}`;
  const undo = heldUndo(state);
  if (undo?.error !== undefined) return `undoing ${undo.left[0]?.owner ?? ''}: ${undo.error.message}`;
  const [stuck] = state.stuck;
  return stuck === undefined ? undefined : `${stuck.step} waits for a branch that can no longer come`;
}

function stepView(state: State, id: string): StepView {
  const { status, visits, open } = state.steps[id] ?? NEVER;
  return { id, status, visits, open };
}

/** On a pause the clocks stand: nothing has an end that could be named (rule O1). */
function waitingNow(plan: Plan, state: State): readonly Waiting[] {
  const waiting = waitingOf(plan, state);
  return state.paused === undefined ? waiting : waiting.map(({ until: _until, ...standing }) => standing);
}

function waitingOf(plan: Plan, state: State): readonly Waiting[] {
  if (state.closed !== undefined) return [];
  return [
    ...Object.values(state.visits)
      .filter(({ status }) => status !== 'undoing')
      .map((visit) => waitingVisit(plan, state, visit)),
    ...Object.values(state.rests ?? {}).map((rest) => waitingVisit(plan, state, rest)),
    ...waitingAtJoins(plan, state),
    ...addedTasks(state).map(waitingAdded),
    ...waitingUndos(plan, state),
  ];
}

function waitingVisit(plan: Plan, state: State, visit: Visit): Waiting {
  const step = plan.steps[visit.step];
  const title = step?.title ?? visit.step;
  const base = { visit: visit.id, stepId: visit.step, title, since: visit.heldAt ?? visit.openedAt };
  if (visit.status === 'held') return { ...base, for: 'operator', detail: heldDetail(visit) };
  if (visit.status === 'gated') return { ...base, ...waitingAtGate(plan, state, visit) };
  if (visit.status === 'open' && visit.loop !== undefined) {
    return { ...base, ...waitingForItems(state, step, visit) };
  }
  if (step === undefined || !isAtWork(visit)) return { ...base, ...pauseOf(state, visit) };
  return { ...base, ...kindOf(step).waiting(step, visit) };
}

function isAtWork(visit: Visit): visit is Begun {
  return visit.status !== 'delayed' && isBegun(visit);
}

function heldDetail({ error }: Visit): string {
  return error === undefined ? 'held' : `${error.code}: ${error.message}`;
}

function pauseOf(state: State, visit: Visit): Pick<Waiting, 'for' | 'detail' | 'until'> {
  const window = state.timers[`${workId(visit)}/window`]?.dueAt;
  if (window !== undefined) return { for: 'timer', detail: 'the hours in which it may start', until: window };
  const until = state.timers[`${visit.id}/retry`]?.dueAt;
  return { for: 'timer', detail: 'the pause before a retry', ...(until === undefined ? {} : { until }) };
}
