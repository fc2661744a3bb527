import type { PlanPeople, PlanTimer } from '../plan/steps.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readDuration, readList, readTemplate } from './read.ts';

/** Who is meant, by names and expressions. */
export function readPeople(context: Context, value: unknown, place: Place): PlanPeople {
  const part = (name: string) => readTemplate(context, field(value, name) ?? [], [...place, name]);
  if (field(value, 'users') === undefined && field(value, 'groups') === undefined) {
    misshapen(context, place, '`users` or `groups`');
  }
  return { users: part('users'), groups: part('groups'), not: part('not') };
}

/** Reminders and escalations (rule M2). */
export function readTimers(
  context: Context,
  value: unknown,
  place: Place,
  hasDue: boolean,
): readonly PlanTimer[] {
  return readList(context, value, place).map((timer, index) =>
    readTimer(context, timer, [...place, index], hasDue),
  );
}

function readTimer(context: Context, timer: unknown, place: Place, hasDue: boolean): PlanTimer {
  refuseOthers(context, timer, place, FIELDS.timer);
  const escalate = field(timer, 'escalate');
  return {
    ...readAt(context, field(timer, 'at'), [...place, 'at'], hasDue),
    remind: field(timer, 'remind') === true,
    ...(escalate === undefined ? {} : { escalate: readPeople(context, escalate, [...place, 'escalate']) }),
  };
}

function readAt(
  context: Context,
  at: unknown,
  place: Place,
  hasDue: boolean,
): Pick<PlanTimer, 'share' | 'after'> {
  if (typeof at === 'string' && /^\d{1,4}(\.\d{1,3})?%$/.test(at)) {
    if (!hasDue) report(context, place, 'timer.due', 'a percentage needs `due`');
    return { share: Number(at.slice(0, -1)) / 100 };
  }
  const after = readDuration(context, at ?? null, place);
  return after === undefined ? {} : { after };
}
