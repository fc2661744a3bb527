import { said } from '@fermata/model';
import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Page, type Permission, type TokenRow } from '@fermata/contracts';
import {
  Database,
  TokenRepository,
  type TokenRow as StoredToken,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { newTokenSecret } from '../access/secrets.ts';
import { onceSecretly, type Repeatable } from '../http/idempotent.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { demandAny } from '../tasks/task-door.ts';
import type { CreateTokenDto } from './token.dto.ts';

const dayMs = 24 * 3600 * 1000;

/** The caller's API tokens. */
@Injectable()
export class TokensService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The tokens of the caller, or of a person for who manages tokens (`access.denied`, 403), also those that have ended. */
  list(caller: Caller, owner = caller.subject.userId): Promise<Page<TokenRow>> {
    if (owner !== caller.subject.userId) demandAny(caller, 'token.manage');
    return this.#do(caller, async (tokens) => {
      return { items: (await tokens.list(owner)).map(tokenAnswer) };
    });
  }

  /**
   * Makes a token with a part of what the caller may do through this credential: `token.scopes` (403) for more. The
   * secret is in this answer and nowhere else. One made through a token lives no longer than that one.
   */
  create(caller: Caller, body: CreateTokenDto, key: Repeatable): Promise<TokenRow> {
    const scopes = scopesOf(caller, body.scopes);
    const { secret, prefix, hash } = newTokenSecret();
    return this.#do(caller, (tokens, tx) =>
      onceSecretly(tx, key, async () => {
        const stored = await tokens.create({
          id: randomUUID(),
          kind: 'person',
          name: body.name,
          prefix,
          hash,
          owner: caller.subject.userId,
          scopes,
          expiresAt: endOf(caller, tx.now, body.expiresInDays),
        });
        return { id: stored.id, answer: { ...tokenAnswer(stored), secret } };
      }),
    );
  }

  /** Revokes a token of the caller's, or anybody's for who manages tokens; `token.unknown` (404) for any other. */
  revoke(caller: Caller, id: string): Promise<void> {
    return this.#do(caller, async (tokens) => {
      const token = await tokens.get(id);
      const isOwn = token?.owner === caller.subject.userId;
      if (token === undefined || !(isOwn || caller.subject.permissions.has('token.manage')))
        throw unknown(id);
      await tokens.revoke(id);
    });
  }

  #do<T>(caller: Caller, deed: (tokens: TokenRepository, tx: Transaction) => Promise<T>): Promise<T> {
    const work = (tx: Transaction) => deed(new TokenRepository(tx), tx);
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function scopesOf(caller: Caller, wanted: readonly Permission[] | undefined): readonly Permission[] {
  const held = caller.subject.permissions;
  if (wanted === undefined) return [...held].sort();
  const lacking = wanted.filter((permission) => !held.has(permission));
  if (lacking.length === 0) return wanted;
  throw new AppError('token.scopes', said`You may not do this yourself: ${{ lacking: lacking.join(', ') }}`, {
    status: 403,
    details: { lacking },
  });
}

function endOf(caller: Caller, now: Date, days: number): Date {
  const wantedMs = now.getTime() + days * dayMs;
  const { via } = caller.subject;
  return new Date(via.kind === 'token' ? Math.min(wantedMs, via.expiresAt.getTime()) : wantedMs);
}

function tokenAnswer(token: StoredToken): TokenRow {
  return {
    id: token.id,
    name: token.name,
    prefix: token.prefix,
    scopes: token.scopes as readonly Permission[],
    createdAt: token.createdAt.toISOString(),
    expiresAt: token.expiresAt.toISOString(),
    ...present({
      lastUsedAt: token.lastUsedAt?.toISOString(),
      revokedAt: token.revokedAt?.toISOString(),
    }),
  };
}

function unknown(id: string): AppError {
  return new AppError('token.unknown', said`There is no token "${{ id }}"`, { status: 404 });
}
