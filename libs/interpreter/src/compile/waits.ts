import { referencedPaths } from '@fermata/expressions';
import { parseDuration, said } from '@fermata/model';
import { nominalMs } from '../duration.ts';
import type { PlanListening } from '../plan/waits.ts';
import type { PlanWait } from '../plan/steps.ts';
import type { Body } from './body.ts';
import { misshapen, type Context, type Place } from './context.ts';
import { FIELDS, refuseOthers } from './fields.ts';
import { field, readExpression, readOptional, readText } from './read.ts';
import { resolve } from './resolve.ts';

/** Reads a wait (rule W1). */
export function readWait(context: Context, step: unknown, place: Place): Body<PlanWait> {
  const wait = field(step, 'wait');
  const at = [...place, 'wait'];
  refuseOthers(context, wait, at, FIELDS.wait);
  return {
    type: 'wait',
    listening: readListening(context, wait, at),
    keepMs: readKeep(context, field(wait, 'keep'), [...at, 'keep']),
    shared: field(wait, 'shared') === true,
  };
}

/** Reads `event`, `key` and `where`: of a wait, and of `more` (rule F5). */
export function readListening(context: Context, value: unknown, place: Place): PlanListening {
  const event = resolve(context, 'events', field(value, 'event'), [...place, 'event']);
  const eventKey = readOptional(context, field(value, 'key'), [...place, 'key']);
  const where = readExpression(context, field(value, 'where'), [...place, 'where']);
  const paths = where === undefined ? [] : referencedPaths(where);
  return {
    event: event?.type ?? event?.name ?? '',
    ...(eventKey === undefined ? {} : { eventKey }),
    ...(where === undefined ? {} : { where }),
    constants: paths.filter(([root]) => root !== 'event'),
  };
}

/** How early an event may have come, not at all unless said; a month counts 30 days. */
function readKeep(context: Context, value: unknown, place: Place): PlanWait['keepMs'] {
  const keep = readText(context, value, place);
  if (keep === undefined || keep === 'none') return 0;
  if (keep === 'always') return keep;
  const duration = parseDuration(keep);
  if (duration !== undefined) return nominalMs(duration);
  misshapen(context, place, said`\`none\`, \`always\` or an ISO 8601 duration`);
  return 0;
}
