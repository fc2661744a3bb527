import type { Occurrence, Started } from '../occurrence.ts';
import type { Plan } from '../plan/plan.ts';
import { workId } from '../steps/kind.ts';
import { isSent } from './flight.ts';
import type { State, Visit } from './state.ts';

/** Whether an occurrence means anything to an instance as it stands; the reason is a dotted code. */
export type Verdict =
  { readonly accepted: true } | { readonly accepted: false; readonly reason: RefusalReason };

/** Why an occurrence changes nothing (law L3). */
export type RefusalReason =
  | 'instance.notStarted'
  | 'instance.started'
  | 'instance.closed'
  | 'instance.cancelling'
  | 'visit.unknown'
  | 'visit.settled'
  | 'visit.withdrawn'
  | 'visit.notHeld'
  | 'timer.unknown'
  | 'event.unexpected';

/** Looks at an occurrence before it is taken; `advance` takes exactly what is accepted here. Pure. */
export function judgeOccurrence(plan: Plan, state: State | undefined, occurrence: Occurrence): Verdict {
  const reason = refusalOf(plan, state, occurrence);
  return reason === undefined ? { accepted: true } : { accepted: false, reason };
}

function refusalOf(plan: Plan, state: State | undefined, occurrence: Occurrence): RefusalReason | undefined {
  if (state === undefined) return occurrence.type === 'started' ? undefined : 'instance.notStarted';
  if (occurrence.type === 'started') return 'instance.started';
  return state.closed === undefined ? whileOpen(plan, state, occurrence) : afterClose(state, occurrence);
}

/** Nothing reaches a closed instance but an operator's retry of what its failure or cancellation ended (rule O3). */
function afterClose({ closed, lost }: State, occurrence: Occurrence): RefusalReason | undefined {
  const isLost =
    occurrence.type === 'retryRequested' && lost?.visits.some(({ id }) => id === occurrence.visit) === true;
  return isLost && closed?.status !== 'completed' ? undefined : 'instance.closed';
}

function whileOpen(
  plan: Plan,
  state: State,
  occurrence: Exclude<Occurrence, Started>,
): RefusalReason | undefined {
  switch (occurrence.type) {
    case 'timerFired':
      return Object.hasOwn(state.timers, occurrence.timer) ? undefined : 'timer.unknown';
    case 'cancelRequested':
      return state.part.name === 'cancel' ? 'instance.cancelling' : undefined;
    case 'terminateRequested':
      return undefined;
    case 'eventReceived':
      return 'event.unexpected';
    case 'retryRequested':
      return ofRetry(plan, state, occurrence.visit);
    default:
      return ofWork(plan, state, occurrence);
  }
}

function ofRetry(plan: Plan, state: State, id: string): RefusalReason | undefined {
  const visit = Object.hasOwn(state.visits, id) ? state.visits[id] : undefined;
  if (visit === undefined) return whyGone(plan, state, id);
  return visit.status === 'held' ? undefined : 'visit.notHeld';
}

type Work = Extract<Occurrence, { readonly work: string }>;

function ofWork(plan: Plan, state: State, { type, work }: Work): RefusalReason | undefined {
  if (type !== 'taskStarted' && Object.hasOwn(state.ending, work)) return undefined;
  const visit = visitOfWork(state, work);
  if (visit === undefined) return whyGone(plan, state, work);
  return workId(visit) === work && isSent(state, visit) ? undefined : 'visit.settled';
}

/** The visit that a work id belongs to. */
export function visitOfWork(state: State, work: string): Visit | undefined {
  const id = work.includes('.') ? work.slice(0, work.indexOf('.')) : work;
  return Object.hasOwn(state.visits, id) ? state.visits[id] : undefined;
}

function whyGone(plan: Plan, state: State, work: string): RefusalReason {
  const [step = '', number = ''] = work.split('#');
  const isKnown =
    Object.hasOwn(plan.steps, step) && Number.parseInt(number, 10) <= (state.numbers[step] ?? 0);
  if (!isKnown) return 'visit.unknown';
  return state.steps[step]?.status === 'cancelled' ? 'visit.withdrawn' : 'visit.settled';
}
