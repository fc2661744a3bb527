import { Conditions, type OrderColumn, type Page, type PageRequest } from '../database/keyset.ts';
import { readPage } from '../database/read-page.ts';
import type { Transaction } from '../database/transaction.ts';

/** What an attempt is counted for. */
export type SignInKind = 'login' | 'address' | 'password';

/** One attempt as it was counted for one subject. */
export interface SignInEntry {
  readonly at: Date;
  readonly kind: SignInKind;
  /** The login or the address. */
  readonly subject: string;
  readonly succeeded: boolean;
}

/** Which attempts are read. */
export interface SignInFilter {
  /** A login or an address, whole. */
  readonly subject?: string;
  readonly succeeded?: boolean;
}

const newestFirst: readonly OrderColumn[] = Object.freeze([{ sql: 's.n', type: 'bigint', descending: true }]);

const columns = `s.at, split_part(s.subject, ':', 1) AS kind,
  substr(s.subject, position(':' in s.subject) + 1) AS subject, s.succeeded`;

/** The log of attempts to sign in, to read. Runs in the installation: accounts belong to it. */
export class SignInLogRepository {
  readonly #tx: Transaction;

  constructor(tx: Transaction) {
    this.#tx = tx;
  }

  /** Attempts, newest first. A failure stands there twice: for the login and for the address it came from. */
  list(filter: SignInFilter, page: PageRequest = {}): Promise<Page<SignInEntry>> {
    const { subject, succeeded } = filter;
    const counted =
      subject === undefined
        ? undefined
        : ['login', 'address', 'password'].map((kind) => `${kind}:${subject}`);
    const where = new Conditions()
      .require('true')
      .addGiven('s.subject = ANY (?)', counted)
      .addGiven('s.succeeded = ?', succeeded);
    return readPage<SignInEntry>(
      this.#tx,
      { columns, from: 'signin_attempt s', where, order: newestFirst },
      page,
    );
  }
}
