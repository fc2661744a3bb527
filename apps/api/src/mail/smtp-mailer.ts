import { createTransport } from 'nodemailer';
import { AppError } from '@fermata/contracts';
import type { Mailer, OutgoingMail } from './mailer.ts';

/** Where mail goes, and in whose name. */
export interface SmtpSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly url: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** How long a silent server is listened to, in milliseconds. Default 10,000. */
  readonly patienceMs?: number;
}

type Transport = ReturnType<typeof transportOf>;

/**
 * Mail by SMTP, a connection for each: what hangs holds up nothing else, and no longer than a few patiences. Files and
 * addresses that a mail might name are never opened.
 */
export class SmtpMailer implements Mailer {
  readonly #transport: Transport;
  readonly #from: string;
  readonly #deadlineMs: number;

  constructor(settings: SmtpSettings) {
    const { patienceMs = 10_000 } = settings;
    this.#transport = transportOf(settings.url, patienceMs);
    this.#from = settings.from;
    this.#deadlineMs = 4 * patienceMs;
  }

  async send({ messageId, to, subject, text, html }: OutgoingMail): Promise<void> {
    const sending = this.#transport.sendMail({
      from: this.#from,
      to: [to],
      subject,
      text,
      html,
      messageId: `<${messageId}>`,
      headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
    });
    await within(sending, this.#deadlineMs).catch((failure: unknown) => {
      throw judged(failure);
    });
  }

  close(): void {
    this.#transport.close();
  }
}

function transportOf(url: string, patienceMs: number) {
  return createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    dnsTimeout: patienceMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** A server that answers a little now and then is not waited for for ever. */
async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('the mail server took too long')), ms).unref();
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

interface SmtpFailure extends Error {
  readonly code?: string;
  readonly responseCode?: number;
}

/**
 * A mail that the server refuses for good is tried a few times more and then given up. Everything else waits as long as
 * it takes: a server that is away or busy, and a password that the operator has to mend.
 */
export function judged(failure: unknown): unknown {
  const { message, code, responseCode = 0 } = failure as SmtpFailure;
  const isRefused = (responseCode >= 500 && code !== 'EAUTH') || code === 'EMESSAGE';
  if (isRefused) return failure instanceof Error ? new Error(message, { cause: failure }) : failure;
  return new AppError('mail.unreachable', message, { status: 503, retryable: true, cause: failure });
}
