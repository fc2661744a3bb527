import { conclude } from '../advance/conclude.ts';
import { visitOf } from '../advance/whereabouts.ts';
import { failedWith } from '../steps/outcome.ts';
import { addedTask, addedTasks, openAdded, withdrawAdded } from './added.ts';
import type { VerbKind } from './kind.ts';
import type { AddTaskRequested, WithdrawRequested } from './requests.ts';
import { refusalOfVisit } from './targets.ts';

/** Most added tasks that are open at once. */
export const ADDED_LIMIT = 100;

/** Asks people for something that the definition does not ask (rule O5). */
export const addTaskVerb: VerbKind<AddTaskRequested> = Object.freeze({
  refusal: ({ state }) => (addedTasks(state).length < ADDED_LIMIT ? undefined : 'task.limit'),
  perform: (turn, { task, verb }) => openAdded(turn, task, verb),
} satisfies VerbKind<AddTaskRequested>);

/** Takes a manual task back: of a visit this is the error `cancelled`, which only an explicit `on` catches (rule T8). */
export const withdrawVerb: VerbKind<WithdrawRequested> = Object.freeze({
  refusal(standing, { visit: id }) {
    if (addedTask(standing.state, id) !== undefined) return undefined;
    const gone = refusalOfVisit(standing, id);
    if (gone !== undefined) return gone;
    const visit = visitOf(standing.state, id);
    const isOffered = visit?.status === 'open' && standing.plan.steps[visit.step]?.type === 'manual';
    return isOffered ? undefined : 'visit.notManual';
  },
  perform(turn, { visit: id, verb }) {
    const added = addedTask(turn.state, id);
    if (added !== undefined) return withdrawAdded(turn, added);
    const visit = visitOf(turn.state, id);
    if (visit === undefined) return;
    const message = `the task was withdrawn: ${verb.reason}`;
    conclude(turn, visit, failedWith({ code: 'cancelled', message }), 'cancelled');
  },
} satisfies VerbKind<WithdrawRequested>);
