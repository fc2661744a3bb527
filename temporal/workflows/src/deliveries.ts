import type { Delivery } from '@fermata/contracts';
import type { ErrorInfo, EventInfo } from '@fermata/interpreter';
import type { Arrival } from './inbox.ts';
import type { Run } from './run.ts';

/**
 * Takes what was delivered into the inbox, in its order. What nobody waits for, or what came before, the core lets pass;
 * so a delivery needs no memory of its own. A microtask later the whole activation has arrived, and the order of ranks
 * holds.
 */
export async function receive(run: Run, deliveries: readonly Delivery[]): Promise<void> {
  await Promise.resolve();
  for (const delivery of deliveries) {
    const arrival = arrivalOf(delivery);
    if (arrival !== undefined) run.inbox.push(arrival);
  }
}

function arrivalOf(delivery: Delivery): Arrival | undefined {
  switch (delivery.type) {
    case 'event':
      return eventArrival(delivery.event as unknown as EventInfo);
    case 'completed':
      return {
        rank: 'work',
        occurrence: { type: 'taskCompleted', work: delivery.work, output: delivery.output },
      };
    case 'failed':
      return {
        rank: 'work',
        occurrence: {
          type: 'taskFailed',
          work: delivery.work,
          error: delivery.error as unknown as ErrorInfo,
        },
      };
    case 'cancelled':
      return { rank: 'work', occurrence: { type: 'taskCancelled', work: delivery.work } };
    default:
      return undefined;
  }
}

function eventArrival(event: EventInfo): Arrival {
  return { rank: 'event', occurrence: { type: 'eventReceived', event } };
}
