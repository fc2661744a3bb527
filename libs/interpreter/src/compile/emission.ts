import type { PlanEmission } from '../plan/steps.ts';
import type { Context, Place } from './context.ts';
import { field, readOptional, readTemplate } from './read.ts';
import { resolve } from './resolve.ts';

/** An event to emit, as a step, by a timer, or at the end of the instance. */
export function readEmission(context: Context, value: unknown, place: Place): PlanEmission {
  const event = resolve(context, 'events', field(value, 'event'), [...place, 'event']);
  const eventKey = readOptional(context, field(value, 'key'), [...place, 'key']);
  return {
    event: event?.type ?? event?.name ?? '',
    data: readTemplate(context, field(value, 'with') ?? {}, [...place, 'with']),
    ...(eventKey === undefined ? {} : { eventKey }),
  };
}
