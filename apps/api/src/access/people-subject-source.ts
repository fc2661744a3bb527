import { Inject, Injectable } from '@nestjs/common';
import { permissionsOf, type Permission } from '@fermata/contracts';
import {
  Database,
  SessionRepository,
  SubjectRepository,
  type PersonRow,
  type SessionRow,
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
    return this.#database.singly(async (tx) => {
      const found = await new SubjectRepository(tx).bySession(hash, defaultProject);
      if (found === undefined || !this.#mayEnter(found.person)) return undefined;
      const { person, credential: session } = found;
      if (!isLive(session, tx.now)) return undefined;
      if (needsTouch(session, tx.now)) await new SessionRepository(tx).touch(hash);
      return subjectOf(person, defaultProject, permissionsOf(person.roles), credentialOf(session, tx.now));
    });
  }

  /** Tokens of workers and sources open nothing here: they have doors of their own. */
  async byToken(secret: string): Promise<Subject | undefined> {
    const hash = hashOfToken(secret);
    if (hash === undefined) return undefined;
    const found = await this.#database.singly((tx) => new SubjectRepository(tx).byToken(hash));
    if (found === undefined || !this.#mayEnter(found.person)) return undefined;
    const { person, credential: token } = found;
    const permissions = cutDown(permissionsOf(person.roles), token.scopes);
    const credential = { kind: 'token' as const, tokenId: token.id, expiresAt: token.expiresAt };
    return subjectOf(person, token.projectId, permissions, credential);
  }

  #mayEnter({ demo }: PersonRow): boolean {
    return !(demo && this.#refusesDemo);
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
