import { matchesEventType } from '@fermata/model';
import type { EventInfo } from '../occurrence.ts';
import { failed, ok, type Result } from '../expression/result.ts';
import type { PlanListening } from '../plan/waits.ts';
import { textOf } from '../steps/emit.ts';
import type { Sight } from '../steps/kind.ts';
import { checkValue } from '../advance/sizes.ts';
import { fixPaths } from './constants.ts';
import type { Listening } from './listening-state.ts';

/** How early an event may have come, and whether others may have it too. `more` is shared and keeps nothing (rule F5). */
export interface Hearing {
  readonly keepMs: number | 'always';
  readonly shared: boolean;
}

/** What `more` of a `forEach` hears (rules F5, W2). */
export const HEARS_MORE: Hearing = Object.freeze({ keepMs: 0, shared: true });

/**
 * Fixes what a visit listens for: the key, and all of `where` that is not about `event`, are constants from now on
 * (rule W1). Put it into `Prepared.listening`; the visit then gets `eventReceived` in its kind's `settle`.
 */
export function openListening(sight: Sight, plan: PlanListening, hearing: Hearing): Result<Listening> {
  const key = readKey(sight, plan);
  if (!key.ok) return key;
  const constants = fixPaths(sight.read.scope, plan.constants);
  const size = checkValue(constants);
  if (!size.ok) return size;
  return ok({
    event: plan.event,
    ...(key.value === undefined ? {} : { eventKey: key.value }),
    ...(plan.where === undefined ? {} : { where: plan.where }),
    constants,
    since: sinceOf(sight, hearing),
    shared: hearing.shared,
  });
}

/** A key that is null would meet no event for ever: an error of the step instead of silence. */
function readKey({ read }: Sight, { eventKey }: PlanListening): Result<string | undefined> {
  if (eventKey === undefined) return ok(undefined);
  const key = read.value(eventKey);
  if (!key.ok) return key;
  return key.value === null
    ? failed('expression.failed', 'the correlation key is null')
    : ok(textOf(key.value));
}

/** Usable is what was received at the opening or later, less what `keep` allows (rule W1). */
function sinceOf({ at, state }: Sight, { keepMs }: Hearing): number {
  return keepMs === 'always' ? Date.parse(state.instance.startedAt) : at - keepMs;
}

/** Whether an event fits by what needs no expression: type, key, time of receipt (rule W1). */
export function fitsOutside({ event, eventKey, since }: Listening, incoming: EventInfo): boolean {
  if (!matchesEventType(event, incoming.type)) return false;
  if (eventKey !== undefined && eventKey !== incoming.key) return false;
  return Date.parse(incoming.receivedAt) >= since;
}
