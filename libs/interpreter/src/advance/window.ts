import { nextOpen } from '../calendar/open-time.ts';
import type { PlanStep } from '../plan/steps.ts';
import { workId, type Begun } from '../steps/kind.ts';
import { startTimer } from './timers.ts';
import type { Turn } from './turn.ts';
import { replaceVisit, report } from './visits.ts';

/** When the first attempt of a visit may start: `now`, a later moment, or never (rule E1, `retry.window`). */
export function firstAttempt(turn: Turn, step: PlanStep): 'now' | 'never' | number {
  const window = step.type === 'task' ? step.retry.window : undefined;
  if (window === undefined) return 'now';
  const opensAt = nextOpen(window, turn.at);
  if (opensAt === undefined) return 'never';
  return opensAt === turn.at ? 'now' : opensAt;
}

/** Lets a visit wait until the hours in which its attempts may start: it has passed its gates and is not out. */
export function waitForWindow(turn: Turn, visit: Begun, opensAt: number): void {
  const delayed: Begun = { ...visit, status: 'delayed' };
  replaceVisit(turn, delayed);
  report(turn, delayed, 'open');
  startTimer(turn, `${workId(visit)}/window`, {
    kind: 'retry',
    dueAt: opensAt,
    summary: `the hours of ${visit.step}`,
    visit: visit.id,
  });
}
