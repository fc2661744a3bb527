import type { HeldMessage, OutboxPort } from '@fermata/events';
import { OutboxRepository, type Database, type OutboxKind, type Transaction } from '@fermata/persistence';

/**
 * The outbox as the relay wants it, across all projects. Each call is one statement, committed for itself; what wakes
 * others after a settled message need not be one with it, since relays also look by themselves.
 */
export function createOutboxStore(database: Database): OutboxPort<OutboxKind> {
  const within = <T>(work: (outbox: OutboxRepository) => Promise<T>): Promise<T> =>
    database.singly((tx: Transaction) => work(new OutboxRepository(tx)));
  return {
    claim: (request): Promise<readonly HeldMessage[]> => within((outbox) => outbox.claim(request)),
    settle: (id, owner) => within((outbox) => outbox.settle(id, owner)),
    postpone: (id, owner, again) => within((outbox) => outbox.postpone(id, owner, again)),
    bury: (id, owner, error) => within((outbox) => outbox.bury(id, owner, error)),
    nextDueAt: (kinds) => within((outbox) => outbox.nextDueAt(kinds)),
    listen: (wake) => database.listen('fermata_outbox', wake),
  };
}
