import type { Logger } from 'pino';
import type { Mailer, OutgoingMail } from './mailer.ts';

/** Sends nothing: it logs that there was a mail, without what is in it. For an operator who has no mail server. */
export class LogMailer implements Mailer {
  readonly #logger: Logger;

  constructor(logger: Logger) {
    this.#logger = logger;
  }

  send({ messageId, subject }: OutgoingMail): Promise<void> {
    this.#logger.debug({ messageId, length: subject.length }, 'mail is not configured: one was not sent');
    return Promise.resolve();
  }

  close(): void {
    // Nothing is open.
  }
}
