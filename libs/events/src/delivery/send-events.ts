import type { Delivery } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { HeldMessage } from '../relay/ports.ts';

/** What is on its way to one instance; whoever reads it decides what else belongs to it. */
export interface Pending {
  /** The interpreter's EventInfo, oldest delivery first. */
  readonly events: readonly JsonValue[];
  /** There is more than these. */
  readonly hasMore: boolean;
}

/** Port: the deliveries of one project. Each call is a transaction of its own. */
export interface DeliveryStore<P extends Pending = Pending> {
  pending(projectId: string, instanceId: string): Promise<P>;
  /** These were sent; the row of the message itself is left to the relay. */
  sent(projectId: string, pending: P, messageId: string): Promise<void>;
  /** Nobody will take anything any more. */
  forget(projectId: string, instanceId: string): Promise<void>;
}

/** Port: whoever reaches instances. False when nobody will ever take it: the instance has ended. */
export interface Receiver {
  deliver(instanceId: string, deliveries: readonly Delivery[]): Promise<boolean>;
}

/**
 * Sends an instance everything that is on its way to it, oldest first (rule W1): whatever stops in between, what is sent
 * next begins with the oldest that was not surely sent, so the order holds and nothing is lost. What comes twice the
 * instance drops.
 */
export async function sendEvents<P extends Pending>(
  store: DeliveryStore<P>,
  receiver: Receiver,
  message: Pick<HeldMessage, 'id' | 'projectId'> & { readonly instanceId: string },
): Promise<void> {
  const { id, projectId, instanceId } = message;
  for (;;) {
    const pending = await store.pending(projectId, instanceId);
    const deliveries = pending.events.map((event): Delivery => ({ type: 'event', event }));
    const isTaken = deliveries.length === 0 || (await receiver.deliver(instanceId, deliveries));
    if (!isTaken) return store.forget(projectId, instanceId);
    await store.sent(projectId, pending, id);
    if (!pending.hasMore) return;
  }
}
