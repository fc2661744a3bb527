import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import type { Relay } from '@fermata/events';
import { Database } from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT, LOGGER } from '../runtime/providers.ts';
import { LogMailer } from './log-mailer.ts';
import { domainOfSender } from './mail-address.ts';
import { createMailRelay } from './mail-relay.ts';
import { MAILER, type Mailer } from './mailer.ts';
import { sendDigests } from './send-digests.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const minuteMs = 60_000;

const mailer = {
  provide: MAILER,
  inject: [ENVIRONMENT, LOGGER],
  useFactory: ({ mailUrl, mailFrom }: Environment, logger: Logger): Mailer =>
    mailUrl === undefined ? new LogMailer(logger) : new SmtpMailer({ url: mailUrl, from: mailFrom }),
};

/** Mail to people: what waits in the outbox, and digests when they are due. */
@Module({ providers: [mailer] })
export class MailModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #mailer: Mailer;
  readonly #relay: Relay;
  #digests: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(LOGGER) logger: Logger,
    @Inject(ENVIRONMENT) environment: Environment,
    @Inject(MAILER) mailer: Mailer,
  ) {
    this.#database = database;
    this.#logger = logger;
    this.#mailer = mailer;
    this.#relay = createMailRelay({
      database,
      mailer,
      logger,
      publicUrl: environment.publicUrl,
      domain: domainOfSender(environment.mailFrom) ?? 'localhost',
      owner: `mail/${hostname()}/${process.pid}/${randomUUID()}`,
    });
  }

  onApplicationBootstrap(): void {
    this.#relay.start();
    this.#digests = setInterval(() => void this.#sendDigests(), minuteMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#digests);
    await this.#relay.stop();
    this.#mailer.close();
  }

  async #sendDigests(): Promise<void> {
    await sendDigests(this.#database, new Date()).catch((failure: unknown) =>
      this.#logger.warn({ err: failure }, 'digests could not be sent'),
    );
  }
}
