import type { Subscribe, Unsubscribe } from '../effect.ts';
import { ok } from '../expression/result.ts';
import type { PlanWait } from '../plan/steps.ts';
import { openListening } from '../waits/listening.ts';
import { workId, type Begun, type StepKind } from './kind.ts';
import { completed } from './outcome.ts';

/** Waits for an event (rules W1, W2): it ends with the first that fits, its output is the event's data (rule M1). */
export const waitStep: StepKind<PlanWait> = Object.freeze({
  prepare(sight, step) {
    const listening = openListening(sight, step.listening, step);
    return listening.ok ? ok({ input: null, listening: listening.value }) : listening;
  },
  enter: () => undefined,
  work: (_state, _step, visit) => subscribe(visit),
  timers: () => [],
  settle(_step, visit, occurrence) {
    if (occurrence.type !== 'eventReceived') return undefined;
    const { event } = occurrence;
    return { outcome: { ...completed(event.data), event }, effects: [unsubscribe(visit)] };
  },
  withdraw: (visit) => [unsubscribe(visit)],
  waiting: (step, visit) => ({ for: 'event', detail: detailOf(step, visit) }),
} satisfies StepKind<PlanWait>);

/** What a visit that listens asks for: a wait, and a `forEach` with `more`. */
export function subscribe(visit: Begun): readonly Subscribe[] {
  const { listening } = visit.prepared;
  if (listening === undefined) return [];
  const { event, eventKey, since } = listening;
  const subscription = workId(visit);
  return [
    {
      type: 'subscribe',
      key: `subscribe:${subscription}`,
      subscription,
      event,
      ...(eventKey === undefined ? {} : { eventKey }),
      since,
    },
  ];
}

/** Ends what {@link subscribe} began. */
export function unsubscribe(visit: Begun): Unsubscribe {
  const subscription = workId(visit);
  return { type: 'unsubscribe', key: `unsubscribe:${subscription}`, subscription };
}

function detailOf(step: PlanWait, visit: Begun): string {
  const { event = step.listening.event, eventKey } = visit.prepared.listening ?? {};
  return eventKey === undefined ? event : `${event} of ${eventKey}`;
}
