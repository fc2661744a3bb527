import type { JsonValue } from '@fermata/model';
import type { Occurrence, Trigger } from '../occurrence.ts';
import { ENGINE_VERSION, type Plan } from '../plan/plan.ts';
import { NEVER } from './records.ts';
import { sizeOf, STATE_LIMIT } from './sizes.ts';
import type { State } from './state.ts';

/** The state before anything has moved. */
export function initialState(plan: Plan, occurrence: Occurrence): State {
  if (occurrence.type !== 'started') throw new TypeError('an instance begins with `started`');
  const { instanceId, startedBy, trigger, input, at } = occurrence;
  return {
    engineVersion: ENGINE_VERSION,
    at,
    instance: {
      id: instanceId,
      businessKey: occurrence.businessKey ?? null,
      startedAt: new Date(at).toISOString(),
      startedBy,
      trigger: triggerValue(trigger),
      error: null,
    },
    ...(occurrence.depth === undefined ? {} : { depth: occurrence.depth }),
    input,
    vars: {},
    steps: Object.fromEntries(plan.mentions.map((id) => [id, NEVER])),
    numbers: {},
    tokens: {},
    visits: {},
    timers: {},
    ending: {},
    flight: 0,
    backlog: {},
    positions: 0,
    stuck: [],
    seq: 1,
    part: { name: 'main' },
    sizes: { input: sizeOf(input, STATE_LIMIT) },
    searchable: {},
    lost: null,
  };
}

/** The starting event itself is `instance.trigger`; other triggers show their kind (rule D1). */
function triggerValue(trigger: Trigger): JsonValue {
  return (trigger.type === 'event' ? trigger.event : trigger) as unknown as JsonValue;
}
