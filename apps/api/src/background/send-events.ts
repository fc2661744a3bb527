import type { Delivery } from '@fermata/contracts';
import type { HeldMessage } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import {
  DeliveryRepository,
  SubscriptionRepository,
  type Database,
  type OutboxPayloads,
} from '@fermata/persistence';

/**
 * Sends an instance everything that is on its way to it, oldest first: whatever stops in between, each message begins
 * with the oldest that was not surely sent. An instance that has ended listens no more.
 */
export async function sendEvents(
  database: Database,
  orchestrator: Orchestrator,
  message: HeldMessage & { readonly instanceId: string },
): Promise<void> {
  const { instanceId, projectId } = message;
  for (;;) {
    const pending = await database.inProject(projectId, (tx) =>
      new DeliveryRepository(tx).pending(instanceId),
    );
    if (pending.events.length > 0) {
      const deliveries = pending.events.map((event): Delivery => ({ type: 'event', event }));
      const isTaken = await orchestrator.deliver(instanceId, deliveries);
      if (!isTaken) return forget(database, projectId, instanceId);
    }
    await database.inProject(projectId, (tx) => new DeliveryRepository(tx).sent(pending, message.id));
    if (!pending.hasMore) return;
  }
}

function forget(database: Database, projectId: string, instanceId: string): Promise<void> {
  return database.inProject(projectId, (tx) => new SubscriptionRepository(tx).closeAll(instanceId));
}

/** Tells an instance how its child has ended; one that has ended itself needs it no more. */
export async function sendEnd(
  orchestrator: Orchestrator,
  { instanceId, end }: OutboxPayloads['end'],
): Promise<void> {
  await orchestrator.deliver(instanceId, [end]);
}
