/** One mail, ready to go. */
export interface OutgoingMail {
  /** Without angle brackets; the same mail sent again has the same. */
  readonly messageId: string;
  readonly to: { readonly name: string; readonly address: string };
  /** One line. */
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** Port: the way mail takes out of the house. */
export interface Mailer {
  /**
   * Hands the mail over. Fails retryably where the peer is away or asks to come again, and otherwise where it refuses
   * the mail.
   */
  send(mail: OutgoingMail): Promise<void>;
  close(): void;
}

/** Injection token of the mailer. */
export const MAILER = Symbol('Mailer');
