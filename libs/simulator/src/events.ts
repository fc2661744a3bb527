import type { EmitEvent, EventInfo, Subscribe } from '@fermata/interpreter';
import { matchesEventType } from '@fermata/model';
import { expectOccurrence, RANK, type SimulatedInstance, type Simulation } from './simulation.ts';

/** What is emitted is received like any event, also by the instance itself (rule W5). */
export function emit(simulation: Simulation, instance: SimulatedInstance, effect: EmitEvent): void {
  instance.emitted.push(effect);
  const event: EventInfo = {
    id: effect.eventId,
    type: effect.event,
    source: `instance:${instance.id}`,
    key: effect.eventKey ?? null,
    data: effect.data,
    receivedAt: new Date(simulation.now).toISOString(),
  };
  simulation.agenda.put({ at: simulation.now, rank: RANK.event, what: { kind: 'event', event } });
}

/** An event comes: whoever listens gets it, each instance once (rule W2). */
export function receive(simulation: Simulation, event: EventInfo): void {
  simulation.events.push(event);
  const { id, type, key, data } = event;
  simulation.moments.push({ kind: 'event', at: simulation.now, id, type, key, data });
  for (const instance of simulation.instances) {
    const isHeard = [...instance.subscriptions.values()].some((one) => isMeant(one, event));
    if (isHeard) deliver(simulation, instance, event);
  }
}

/** Somebody begins to listen: what was received since, oldest first, comes at once (rule W1). */
export function subscribe(simulation: Simulation, instance: SimulatedInstance, effect: Subscribe): void {
  instance.subscriptions.set(effect.subscription, effect);
  for (const event of simulation.events) if (isMeant(effect, event)) deliver(simulation, instance, event);
}

function deliver(simulation: Simulation, instance: SimulatedInstance, event: EventInfo): void {
  const occurrence = { type: 'eventReceived', at: simulation.now, event } as const;
  expectOccurrence(simulation, instance, { occurrence, rank: RANK.event });
}

function isMeant({ event: declared, eventKey, since }: Subscribe, event: EventInfo): boolean {
  return (
    matchesEventType(declared, event.type) &&
    (eventKey === undefined || eventKey === event.key) &&
    Date.parse(event.receivedAt) >= since
  );
}
