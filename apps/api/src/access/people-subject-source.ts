import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf, type Permission } from '@fermata/contracts';
import {
  Database,
  SessionRepository,
  SubjectRepository,
  TokenRepository,
  type PersonRow,
  type SessionRow,
  type Transaction,
} from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT } from '../runtime/providers.ts';
import { isDueForRotation, isLive, needsTouch, sessionIdOf } from '../sessions/session-life.ts';
import { hashOfSecret, hashOfToken } from './secrets.ts';
import { defaultProject, type Subject, type SubjectSource } from './subject.ts';

/** Reads subjects afresh for every request, so that a revoked token, role or account ends with the request before. */
@Injectable()
export class PeopleSubjectSource implements SubjectSource {
  readonly #database: Database;
  readonly #refusesDemo: boolean;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ENVIRONMENT) environment: Pick<Environment, 'mode'>,
  ) {
    this.#database = database;
    this.#refusesDemo = environment.mode === 'production';
  }

  async bySession(secret: string): Promise<Subject | undefined> {
    const hash = hashOfSecret(secret);
    if (hash === undefined) return undefined;
    return this.#database.inInstallation(async (tx) => {
      const sessions = new SessionRepository(tx);
      const session = await sessions.find(hash);
      if (session === undefined || !isLive(session, tx.now)) return undefined;
      const person = await this.#person(tx, session.userId, defaultProject);
      if (person === undefined) return undefined;
      if (needsTouch(session, tx.now)) await sessions.touch(hash);
      return subjectOf(person, defaultProject, permissionsOf(person.roles), credentialOf(session, tx.now));
    });
  }

  /** Tokens of workers and sources open nothing here: they have doors of their own. */
  async byToken(secret: string): Promise<Subject | undefined> {
    const hash = hashOfToken(secret);
    if (hash === undefined) return undefined;
    return this.#database.inInstallation(async (tx) => {
      const token = await new TokenRepository(tx).find(hash);
      if (token?.kind !== 'person') return undefined;
      const person = await this.#person(tx, token.owner, token.projectId);
      if (person === undefined) return undefined;
      const permissions = cutDown(permissionsOf(person.roles), token.scopes);
      const credential = { kind: 'token' as const, tokenId: token.id, expiresAt: token.expiresAt };
      return subjectOf(person, token.projectId, permissions, credential);
    });
  }

  async #person(tx: Transaction, userId: string, projectId: string): Promise<PersonRow | undefined> {
    const person = await new SubjectRepository(tx).of(userId, projectId);
    return person?.demo === true && this.#refusesDemo ? undefined : person;
  }
}

/** What a token may do: its scopes, as far as its owner may do them now. */
export function cutDown(held: ReadonlySet<Permission>, scopes: readonly string[]): ReadonlySet<Permission> {
  return new Set([...held].filter((permission) => scopes.includes(permission)));
}

function credentialOf(session: SessionRow, now: Date): Subject['via'] {
  return {
    kind: 'session',
    sessionId: sessionIdOf(session.hash),
    hash: session.hash,
    csrf: session.csrf,
    expiresAt: session.expiresAt,
    isDue: isDueForRotation(session, now),
  };
}

function subjectOf(
  person: PersonRow,
  projectId: string,
  permissions: ReadonlySet<Permission>,
  via: Subject['via'],
): Subject {
  const { id, displayName, roles, groups, mustChangePassword } = person;
  return {
    userId: id,
    login: id,
    name: displayName,
    projectId,
    roles,
    groups,
    permissions,
    mustChangePassword,
    via,
  };
}
