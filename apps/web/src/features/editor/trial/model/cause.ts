import type { Occurrence } from '@fermata/interpreter';
import type { SimulationResult } from '@fermata/simulator';
import type { Cause } from './protocol.ts';

type Moment = Exclude<SimulationResult['moments'][number], { kind: 'event' }>;

/** What made a moment happen, in a few facts. */
export function causeOf(moment: Moment): Cause {
  if (moment.kind === 'occurrence') return ofOccurrence(moment.occurrence);
  return { kind: 'attempt', step: stepOfWork(moment.work), detail: moment.error.code };
}

/** The step whose work, timer or visit bears this id. */
export function stepOfWork(id: string): string {
  return id.split(/[#/]/)[0] ?? id;
}

function ofOccurrence(occurrence: Occurrence): Cause {
  switch (occurrence.type) {
    case 'started':
      return { kind: 'started', detail: occurrence.startedBy };
    case 'taskCompleted':
      return { kind: 'completed', step: stepOfWork(occurrence.work), ...byOf(occurrence.by) };
    case 'taskFailed':
      return { kind: 'failed', step: stepOfWork(occurrence.work), detail: occurrence.error.code };
    case 'taskStarted':
      return { kind: 'claimed', step: stepOfWork(occurrence.work), detail: occurrence.by };
    case 'taskCancelled':
      return { kind: 'cancelled', step: stepOfWork(occurrence.work) };
    case 'timerFired':
      return { kind: 'timer', step: stepOfWork(occurrence.timer) };
    case 'eventReceived':
      return { kind: 'event', detail: occurrence.event.type };
    default:
      return { kind: 'verb', detail: occurrence.type };
  }
}

function byOf(by: string | undefined): { readonly detail?: string } {
  return by === undefined ? {} : { detail: by };
}
