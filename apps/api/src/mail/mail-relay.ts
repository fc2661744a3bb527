import { createRelay, type Backoff, type Clock, type HeldMessage, type Relay } from '@fermata/events';
import { MailRepository, type Database, type OutboxPayloads } from '@fermata/persistence';
import type { Logger } from 'pino';
import { createOutboxStore } from '../background/outbox-store.ts';
import { composeMail } from './compose-mail.ts';
import type { Mailer } from './mailer.ts';

/** What the relay of mails is made of. */
export interface MailRelayOptions {
  readonly database: Database;
  readonly mailer: Mailer;
  readonly logger: Pick<Logger, 'warn'>;
  readonly publicUrl: string;
  /** The domain of message ids. */
  readonly domain: string;
  /** Unique among all relays that run at the same time. */
  readonly owner: string;
  readonly clock?: Clock;
}

/** From 5 seconds to 15 minutes: a mail server that is away is not hammered. */
const backoff: Backoff = Object.freeze({ firstMs: 5_000, factor: 3, maxMs: 900_000 });
const mostAttempts = 5;
const atOnce = 4;
/** A mail has a moment: whatever else is put into the outbox does not wake this relay. */
const lookMs = 2_000;
const unlistened = (): Promise<() => void> => Promise.resolve(() => undefined);
/** Longer than the mailer takes to give up. */
const leaseMs = 90_000;

/**
 * Sends mails from the outbox, at least once, with a message id by which a second one is known. What has been read in
 * the meantime, or is for nobody that can be reached, is not sent.
 */
export function createMailRelay(options: MailRelayOptions): Relay {
  const { database, owner, logger, clock } = options;
  return createRelay({
    store: { ...createOutboxStore(database), listen: unlistened },
    handlers: { mail: (message) => send(options, message) },
    owner,
    leaseMs,
    backoff,
    maxAttempts: mostAttempts,
    concurrency: atOnce,
    idleMs: lookMs,
    log: (entry) => logger.warn(entry, 'mail'),
    ...(clock === undefined ? {} : { clock }),
  });
}

async function send(options: MailRelayOptions, { projectId, payload }: HeldMessage): Promise<void> {
  const { database, mailer, publicUrl, domain } = options;
  const { mailId, person, notices: ids } = payload as unknown as OutboxPayloads['mail'];
  const [to, notices] = await database.inInstallation(async (tx) => {
    const mails = new MailRepository(tx);
    return [await mails.addressee(person), await mails.unread(projectId, person, ids)] as const;
  });
  if (to === undefined || notices.length === 0) return;
  await mailer.send(composeMail({ mailId, to, notices, publicUrl, domain }));
}
