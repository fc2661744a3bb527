import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Me } from '@fermata/contracts';
import {
  Database,
  SessionRepository,
  SubjectRepository,
  UserRepository,
  type Acting,
  type Transaction,
} from '@fermata/persistence';
import { verifyPassword } from '../access/passwords.ts';
import { hashOfSecret } from '../access/secrets.ts';
import { defaultProject } from '../access/subject.ts';
import type { Environment } from '../config/environment.ts';
import { profileOf } from '../me/me.answer.ts';
import { DATABASE, ENVIRONMENT } from '../runtime/providers.ts';
import { isLogin, noteFailure, noteSuccess, refuseThrottled, signInOf, type Counted } from './attempts.ts';
import { Gate } from './gate.ts';
import { openSession, type OpenedSession, type Origin } from './open-session.ts';

/** What somebody claims at the door. */
export interface Claim {
  readonly login: string;
  readonly password: string;
  /** The session cookie the browser came with: it ends with the sign-in. */
  readonly presented: string | undefined;
}

/** A new session and whose it is. */
export interface SignedIn extends OpenedSession {
  readonly me: Me;
}

/** Judges passwords at the door: one answer for all failures, slower with each of them. */
@Injectable()
export class SignInService {
  readonly #database: Database;
  readonly #refusesDemo: boolean;
  readonly #gate = new Gate(2, 100);

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ENVIRONMENT) environment: Pick<Environment, 'mode'>,
  ) {
    this.#database = database;
    this.#refusesDemo = environment.mode === 'production';
  }

  /** Opens a session, or fails with `session.refused` (401) or `session.throttled` (429). */
  signIn(given: Claim, from: Origin): Promise<SignedIn> {
    const claim = { ...given, login: given.login.trim().toLowerCase() };
    const counted = signInOf(claim.login, from.address);
    return this.#gate.pass(async () => {
      await this.#database.inInstallation((tx) => refuseThrottled(tx, counted));
      const stored = await this.#database.inInstallation((tx) => this.#passwordHash(tx, claim.login));
      const isRight = await verifyPassword(stored, claim.password);
      return isRight ? this.#open(claim, counted, from) : this.#refuse(claim.login, counted, from);
    });
  }

  /** Nothing for who may not come in: the password is then compared with nothing, which takes as long. */
  async #passwordHash(tx: Transaction, login: string): Promise<string | undefined> {
    if (!isLogin(login)) return undefined;
    const person = await new SubjectRepository(tx).of(login, defaultProject);
    const hash = await new UserRepository(tx, defaultProject).passwordHash(login);
    return person?.demo === true && this.#refusesDemo ? undefined : hash;
  }

  async #refuse(login: string, counted: readonly Counted[], from: Origin): Promise<never> {
    const acting: Acting = { actor: 'anonymous', requestId: from.requestId };
    const userId = isLogin(login) ? login : '?';
    await this.#database.inInstallation((tx) => noteFailure(tx, counted, userId), acting);
    throw new AppError('session.refused', said`Login or password is wrong`, { status: 401 });
  }

  #open(claim: Claim, counted: readonly Counted[], from: Origin): Promise<SignedIn> {
    const userId = claim.login;
    const open = async (tx: Transaction): Promise<SignedIn> => {
      const old = hashOfSecret(claim.presented ?? '');
      if (old !== undefined) await new SessionRepository(tx).close(old);
      await noteSuccess(tx, counted, userId);
      const opened = await openSession(tx, userId, from);
      return { ...opened, me: await profileOf(tx, userId, opened.csrf) };
    };
    return this.#database.inInstallation(open, { actor: userId, requestId: from.requestId });
  }
}
