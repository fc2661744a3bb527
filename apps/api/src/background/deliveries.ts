import type { DeliveryStore } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import {
  DeliveryRepository,
  SubscriptionRepository,
  type Database,
  type OutboxPayloads,
  type PendingDeliveries,
} from '@fermata/persistence';

/** The deliveries as the sender wants them: each call a transaction of its own. */
export function createDeliveryStore(database: Database): DeliveryStore<PendingDeliveries> {
  return {
    pending: (projectId, instanceId) =>
      database.inProject(projectId, (tx) => new DeliveryRepository(tx).pending(instanceId)),
    sent: (projectId, pending, messageId) =>
      database.inProject(projectId, (tx) => new DeliveryRepository(tx).sent(pending, messageId)),
    forget: (projectId, instanceId) =>
      database.inProject(projectId, (tx) => new SubscriptionRepository(tx).closeAll(instanceId)),
  };
}

/** Tells an instance how its child has ended; one that has ended itself needs it no more. */
export async function sendEnd(
  orchestrator: Orchestrator,
  { instanceId, end }: OutboxPayloads['end'],
): Promise<void> {
  await orchestrator.deliver(instanceId, [end]);
}
