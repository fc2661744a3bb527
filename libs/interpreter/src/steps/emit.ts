import type { JsonValue } from '@fermata/model';
import type { EmitEvent } from '../effect.ts';
import { ok, type Result } from '../expression/result.ts';
import type { Reader } from '../expression/reader.ts';
import type { PlanEmission, PlanEmit } from '../plan/steps.ts';
import { instant, type StepKind } from './kind.ts';
import { completed } from './outcome.ts';

/** Records an event; its output is the event's id: instance and visit (rules D8, W5). */
export const emitStep: StepKind<PlanEmit> = Object.freeze({
  ...instant,
  prepare({ read }, step) {
    const emission = readEmission(read, step.emission);
    return emission.ok ? ok({ input: emission.value.data, emission: emission.value }) : emission;
  },
  enter: ({ state }, _step, visit) => completed(`${state.instance.id}/${visit.id}`),
  work: (state, step, visit) => [
    emitEvent(`${state.instance.id}/${visit.id}`, step.emission.event, visit.prepared.emission),
  ],
} satisfies StepKind<PlanEmit>);

/** What an emission says, evaluated. */
export interface Emitted {
  readonly data: JsonValue;
  readonly eventKey?: string;
}

/** Evaluates an emission; a key that is no text is written as JSON. */
export function readEmission(read: Reader, emission: PlanEmission): Result<Emitted> {
  const data = read.value(emission.data);
  if (!data.ok || emission.eventKey === undefined) return data.ok ? ok({ data: data.value }) : data;
  const key = read.value(emission.eventKey);
  return key.ok ? ok({ data: data.value, eventKey: textOf(key.value) }) : key;
}

/** The effect that records an event once: the same id gives the same key. */
export function emitEvent(eventId: string, event: string, emitted: Emitted = { data: null }): EmitEvent {
  return { type: 'emitEvent', key: `emit:${eventId}`, eventId, event, ...emitted };
}

/** A key as text. */
export function textOf(value: JsonValue): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
