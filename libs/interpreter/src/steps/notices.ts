import { ok, type Result } from '../expression/result.ts';
import type { PlanTimer } from '../plan/steps.ts';
import type { Notice } from '../advance/state.ts';
import type { Sight } from './kind.ts';
import { readPeople } from './people.ts';

/**
 * The reminders and escalations of a visit, their moments fixed at its start (rule M2): a share of the time until due,
 * or a duration after the start. A share without a due date never fires; publish refuses it.
 */
export function readNotices(
  sight: Sight,
  timers: readonly PlanTimer[],
  due: number | undefined,
): Result<readonly Notice[]> {
  const notices: Notice[] = [];
  for (const timer of timers) {
    const notice = readNotice(sight, timer, due);
    if (!notice.ok) return notice;
    if (notice.value !== undefined) notices.push(notice.value);
  }
  return ok(notices);
}

function readNotice(sight: Sight, timer: PlanTimer, due: number | undefined): Result<Notice | undefined> {
  const dueAt = momentOf(sight, timer, due);
  if (!dueAt.ok) return dueAt;
  if (dueAt.value === undefined) return ok(undefined);
  const base = { dueAt: dueAt.value, remind: timer.remind };
  if (timer.escalate === undefined) return ok(base);
  const escalate = readPeople(sight.read, timer.escalate);
  return escalate.ok ? ok({ ...base, escalate: escalate.value }) : escalate;
}

function momentOf(sight: Sight, timer: PlanTimer, due: number | undefined): Result<number | undefined> {
  if (timer.after !== undefined) return sight.read.after(timer.after, sight.at);
  if (timer.share === undefined || due === undefined) return ok(undefined);
  return ok(sight.at + Math.round(Math.max(0, due - sight.at) * timer.share));
}
