import { phraseOf, said } from '@fermata/model';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { PlanMoment } from '../plan/steps.ts';
import { misshapen, report, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, NOTHING, readDuration, readOptional } from './read.ts';
import { resolve } from './resolve.ts';

/** A moment of a step: after a duration or at a time, counted on a calendar if it names one (rule M3). */
export function readMoment(context: Context, step: unknown, place: Place, name: 'due' | 'delay'): PlanMoment {
  const value = field(step, name);
  const at = [...place, name];
  refuseOthers(context, value, at, FIELDS[name]);
  const length = name === 'due' ? 'in' : 'for';
  const after = readDuration(context, field(value, length), [...at, length]);
  const until = readOptional(context, field(value, 'until'), [...at, 'until']);
  const counted = readCalendar(context, field(value, 'calendar'), [...at, 'calendar']);
  const on = counted === undefined ? {} : { calendar: counted };
  if (until !== undefined) return { until, ...on };
  if (field(value, length) === undefined) misshapen(context, at, said`\`${{ length }}\` or \`until\``);
  return { after: after ?? NOTHING, ...on };
}

/**
 * The name under which the plan carries a calendar that is referred to, `name@version`: the version and the zone table
 * that publish resolved (rule M3). Undefined when none is named or it cannot be used, which is reported.
 */
export function readCalendar(context: Context, reference: unknown, place: Place): string | undefined {
  if (reference === undefined) return undefined;
  const found = resolve(context, 'calendars', reference, place);
  if (found === undefined) return undefined;
  const name = `${found.name}@${found.version}`;
  const { calendar, problems } = compileCalendar(found.definition, found.zone);
  if (calendar !== undefined) context.calendars[name] = calendar;
  for (const problem of problems)
    report(context, place, problem.code, said`calendar \`${{ name }}\`: ${{ problem: phraseOf(problem) }}`);
  return calendar === undefined ? undefined : name;
}
