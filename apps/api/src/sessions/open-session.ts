import { SessionRepository, type Transaction } from '@fermata/persistence';
import { hashSecret, newSecret } from '../access/secrets.ts';
import { longestMs } from './session-life.ts';

/** Where a request comes from, as far as it is kept beside a session. */
export interface Origin {
  readonly address: string;
  readonly agent: string | undefined;
  readonly requestId: string;
}

/** A session just opened: the only moment at which its secret is known. */
export interface OpenedSession {
  readonly secret: string;
  readonly csrf: string;
  readonly expiresAt: Date;
}

/** Opens a session with a secret and a CSRF value of its own. */
export async function openSession(tx: Transaction, userId: string, from: Origin): Promise<OpenedSession> {
  const opened = {
    secret: newSecret(),
    csrf: newSecret(),
    expiresAt: new Date(tx.now.getTime() + longestMs),
  };
  await new SessionRepository(tx).open({
    hash: hashSecret(opened.secret),
    userId,
    csrf: opened.csrf,
    expiresAt: opened.expiresAt,
    address: from.address,
    ...(from.agent === undefined ? {} : { agent: from.agent }),
  });
  return opened;
}
