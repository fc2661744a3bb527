import { Inject, Injectable } from '@nestjs/common';
import type { Page, SessionSummary } from '@fermata/contracts';
import { Database, SessionRepository, type SessionRow } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { hashSecret, newSecret } from '../access/secrets.ts';
import type { SessionCredential } from '../access/subject.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { isLive, sessionIdOf } from './session-life.ts';

/** The sessions of the caller. */
@Injectable()
export class SessionsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Where the caller is signed in. */
  list(caller: Caller): Promise<Page<SessionSummary>> {
    const { userId, via } = caller.subject;
    const current = via.kind === 'session' ? via.sessionId : undefined;
    return this.#database.inInstallation(async (tx) => {
      const sessions = await new SessionRepository(tx).list(userId);
      const live = sessions.filter((session) => isLive(session, tx.now));
      return { items: live.map((session) => summaryOf(session, current)) };
    });
  }

  /** Signs the caller out here; a token has no session to end. */
  async closeCurrent(caller: Caller): Promise<void> {
    const { via } = caller.subject;
    if (via.kind === 'token') return;
    await this.#database.inInstallation((tx) => new SessionRepository(tx).close(via.hash), caller.acting);
  }

  /** Signs the caller out everywhere. */
  async closeAll(caller: Caller): Promise<number> {
    const { userId } = caller.subject;
    return this.#database.inInstallation((tx) => new SessionRepository(tx).closeAll(userId), caller.acting);
  }

  /** Replaces the session's secret; undefined when another request was faster. */
  async rotate(caller: Caller, via: SessionCredential): Promise<string | undefined> {
    return this.#database.inInstallation(async (tx) => {
      const secret = newSecret();
      const sessions = new SessionRepository(tx);
      const before = await sessions.find(via.hash);
      const isRotated = await sessions.rotate(via.hash, {
        hash: hashSecret(secret),
        userId: caller.subject.userId,
        csrf: via.csrf,
        expiresAt: via.expiresAt,
        ...present({ address: before?.address ?? undefined, agent: before?.agent ?? undefined }),
      });
      return isRotated ? secret : undefined;
    }, caller.acting);
  }
}

function summaryOf(session: SessionRow, current: string | undefined): SessionSummary {
  const id = sessionIdOf(session.hash);
  return {
    id,
    isCurrent: id === current,
    openedAt: session.createdAt.toISOString(),
    lastSeenAt: session.lastSeenAt.toISOString(),
    expiresAt: session.expiresAt.toISOString(),
    ...present({ address: session.address ?? undefined, agent: session.agent ?? undefined }),
  };
}
