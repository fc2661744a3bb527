import { ok } from '../expression/result.ts';
import type { PlanDelay } from '../plan/steps.ts';
import { workId, type Begun, type StepKind } from './kind.ts';
import { readMoment } from './moment.ts';
import { completed } from './outcome.ts';

/** Waits for a time; a moment that has passed completes at once (rule M3). */
export const delayStep: StepKind<PlanDelay> = Object.freeze({
  prepare(sight, step) {
    const until = readMoment(sight, step.delay);
    return until.ok ? ok({ input: null, dueAt: until.value }) : until;
  },
  enter: ({ at }, _step, visit) => (dueOf(visit) <= at ? completed(null) : undefined),
  work: () => [],
  timers: (step, visit) => [{ name: 'delay', kind: 'delay', dueAt: dueOf(visit), summary: step.title }],
  settle(_step, visit, occurrence) {
    const isOurs = occurrence.type === 'timerFired' && occurrence.timer === `${workId(visit)}/delay`;
    return isOurs ? { outcome: completed(null) } : undefined;
  },
  withdraw: () => [],
  waiting: (_step, visit) => ({ for: 'timer', detail: 'until the time has come', until: dueOf(visit) }),
} satisfies StepKind<PlanDelay>);

function dueOf(visit: Begun): number {
  return visit.prepared.dueAt ?? visit.openedAt;
}
