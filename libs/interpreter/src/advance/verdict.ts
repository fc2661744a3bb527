import type { EventInfo, EventReceived, Occurrence, Started, Subscribed } from '../occurrence.ts';
import { createEvaluator, type Evaluator } from '../expression/evaluator.ts';
import type { Plan } from '../plan/plan.ts';
import { workId } from '../steps/kind.ts';
import { mayClaim } from '../gates/claims.ts';
import { isSent } from './flight.ts';
import type { RefusalReason } from './refusal.ts';
import { visitOfWork, whyGone } from './whereabouts.ts';
import { addedTask } from '../verbs/added.ts';
import type { Asked } from '../verbs/kind.ts';
import { refusalOfVerb } from '../verbs/operate.ts';
import { refusalOnPause } from '../verbs/pause.ts';
import { isHeard } from '../waits/receive.ts';
import { hasHeard } from '../waits/heard.ts';
import { isUndoOut, isUndoWork } from '../undo/work.ts';
import type { State } from './state.ts';

/** Whether an occurrence means anything to an instance as it stands; the reason is a dotted code. */
export type Verdict =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: RefusalReason };

/** Looks at an occurrence before it is taken; `advance` takes exactly what is accepted here. Pure. */
export function judgeOccurrence(
  plan: Plan,
  state: State | undefined,
  occurrence: Occurrence,
  evaluator: Evaluator = createEvaluator(),
): Verdict {
  const reason = refusalOf(plan, state, occurrence, evaluator);
  return reason === undefined ? { accepted: true } : { accepted: false, reason };
}

function refusalOf(
  plan: Plan,
  state: State | undefined,
  occurrence: Occurrence,
  evaluator: Evaluator,
): RefusalReason | undefined {
  if (state === undefined) return occurrence.type === 'started' ? undefined : 'instance.notStarted';
  if (occurrence.type === 'started') return 'instance.started';
  if ('verb' in occurrence) return refusalOfVerb({ plan, state }, occurrence);
  if (state.closed !== undefined) return 'instance.closed';
  const onPause = refusalOnPause(state, occurrence);
  if (onPause !== undefined) return onPause;
  if (occurrence.type === 'eventReceived') return refusalOfEvent(state, occurrence.event, evaluator);
  return whileOpen(plan, state, occurrence);
}

function whileOpen(
  plan: Plan,
  state: State,
  occurrence: Exclude<Occurrence, Started | EventReceived | Asked>,
): RefusalReason | undefined {
  switch (occurrence.type) {
    case 'timerFired':
      return Object.hasOwn(state.timers, occurrence.timer) ? undefined : 'timer.unknown';
    case 'subscribed':
      return ofSubscription(plan, state, occurrence);
    default:
      return ofWork(plan, state, occurrence);
  }
}

/** An event that nobody here waits for, or that was used up before, changes nothing (rules W1, W2). */
function refusalOfEvent(state: State, event: EventInfo, evaluator: Evaluator): RefusalReason | undefined {
  if (state.paused !== undefined || isHeard(state, event, evaluator)) return undefined;
  return hasHeard(state, event) ? 'event.used' : 'event.unexpected';
}

/** Only what opens the ears of an open wait wider means anything. */
function ofSubscription(
  plan: Plan,
  state: State,
  { subscription, since }: Subscribed,
): RefusalReason | undefined {
  const visit = visitOfWork(state, subscription);
  if (visit === undefined) return whyGone(plan, state, subscription);
  const listening = workId(visit) === subscription ? visit.prepared?.listening : undefined;
  return listening !== undefined && since < listening.since ? undefined : 'visit.settled';
}

type Work = Extract<Occurrence, { readonly work: string }>;

function ofWork(plan: Plan, state: State, { type, work }: Work): RefusalReason | undefined {
  if (type !== 'taskStarted' && Object.hasOwn(state.ending, work)) return undefined;
  if (type !== 'taskFailed' && addedTask(state, work) !== undefined) return undefined;
  if (isUndoWork(work)) return isUndoOut(state, work) ? undefined : whyGone(plan, state, work);
  return ofVisit(plan, state, type, work);
}

function ofVisit(plan: Plan, state: State, type: Work['type'], work: string): RefusalReason | undefined {
  const visit = visitOfWork(state, work);
  if (visit === undefined) return whyGone(plan, state, work);
  if (workId(visit) !== work || !isSent(state, visit)) return 'visit.settled';
  return isByPerson(type) && !mayClaim(plan, state, visit) ? 'lock.taken' : undefined;
}

function isByPerson(type: Work['type']): boolean {
  return type === 'taskStarted' || type === 'taskCompleted';
}
