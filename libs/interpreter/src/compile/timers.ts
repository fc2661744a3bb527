import { said } from '@fermata/model';
import type { PlanTimer } from '../plan/steps.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { readEmission } from './emission.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { readPeople } from './people.ts';
import { field, readDuration, readList } from './read.ts';

const ACTIONS = Object.freeze(['remind', 'escalate', 'reassign', 'emit'] as const);

/** What happens while nobody has answered: reminders, escalations, reassignments, emissions (rule M2). */
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
  const given = (name: (typeof ACTIONS)[number]) => field(timer, name) !== undefined;
  if (!ACTIONS.some(given))
    misshapen(context, place, said`a timer with one of ${{ list: ACTIONS.join(', ') }}`);
  const people = (name: 'escalate' | 'reassign') =>
    given(name) ? { [name]: readPeople(context, field(timer, name), [...place, name]) } : {};
  const emit = [...place, 'emit'];
  if (given('emit')) refuseOthers(context, field(timer, 'emit'), emit, FIELDS.emission);
  return {
    ...readAt(context, field(timer, 'at'), [...place, 'at'], hasDue),
    remind: field(timer, 'remind') === true,
    ...people('escalate'),
    ...people('reassign'),
    ...(given('emit') ? { emit: readEmission(context, field(timer, 'emit'), emit) } : {}),
  };
}

function readAt(
  context: Context,
  at: unknown,
  place: Place,
  hasDue: boolean,
): Pick<PlanTimer, 'share' | 'after'> {
  if (typeof at === 'string' && /^\d{1,4}(\.\d{1,3})?%$/.test(at)) {
    if (!hasDue) report(context, place, 'timer.due', said`a percentage needs \`due\``);
    return { share: Number(at.slice(0, -1)) / 100 };
  }
  const after = readDuration(context, at ?? null, place);
  return after === undefined ? {} : { after };
}
