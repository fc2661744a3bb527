import { phraseOf, said } from '@fermata/model';
import { compileCalendar } from '../calendar/compile-calendar.ts';
import type { PlanCalendar } from '../calendar/calendar.ts';
import type { TaskReference } from '../plan/references.ts';
import { report, type Context, type Place } from './context.ts';
import { FIELDS, refuse, refuseOthers } from './fields.ts';
import { field } from './read.ts';
import { resolve } from './resolve.ts';

/**
 * The hours in which attempts of a step may start (rule E1), as they travel with every dispatch. Only the step itself can
 * name them, since the references of its task are not its own, and only for work that is one.
 */
export function readWindow(
  context: Context,
  step: unknown,
  place: Place,
  task: TaskReference,
): { readonly window?: PlanCalendar } {
  const window = field(field(step, 'retry'), 'window');
  if (window === undefined) {
    const inherited = task.defaults?.retry?.window;
    if (inherited !== undefined) refuse(context, [...place, 'task'], said`a retry window of the task itself`);
    return {};
  }
  const at = [...place, 'retry', 'window'];
  refuseOthers(context, window, at, FIELDS.window);
  if (field(step, 'forEach') !== undefined) refuse(context, at, said`\`window\` with \`forEach\``);
  const found = resolve(context, 'calendars', field(window, 'calendar'), [...at, 'calendar']);
  if (found === undefined) return {};
  const { calendar, problems } = compileCalendar(found.definition, found.zone);
  for (const problem of problems) {
    const message = said`calendar \`${{ name: found.name }}\`: ${{ problem: phraseOf(problem) }}`;
    report(context, [...at, 'calendar'], problem.code, message);
  }
  return calendar === undefined ? {} : { window: calendar };
}
