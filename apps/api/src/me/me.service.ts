import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Me } from '@fermata/contracts';
import { Database, UserRepository, type Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { hashPassword, verifyPassword } from '../access/passwords.ts';
import { demandStrong } from '../access/weak-password.ts';
import { present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { Gate } from '../sessions/gate.ts';
import { openSession, type OpenedSession, type Origin } from '../sessions/open-session.ts';
import { noteFailure, passwordChangeOf, refuseThrottled } from '../sessions/attempts.ts';
import { meOf, profileOf } from './me.answer.ts';
import type { ChangePasswordDto, UpdateMeDto } from './me.dto.ts';

/** What people see and change of themselves. */
@Injectable()
export class MeService {
  readonly #database: Database;
  readonly #gate = new Gate(2, 100);

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The caller, as the API knows it. */
  get(caller: Caller): Promise<Me> {
    return this.#database.inInstallation((tx) => meOf(tx, caller.subject));
  }

  /** Changes the caller's zone and language. */
  update(caller: Caller, body: UpdateMeDto): Promise<Me> {
    const { userId, projectId } = caller.subject;
    const { zone, language } = body;
    return this.#database.inInstallation(async (tx) => {
      await new UserRepository(tx, projectId).setProfile(userId, present({ zone, language }));
      return meOf(tx, caller.subject);
    }, caller.acting);
  }

  /**
   * Sets a new password. All sessions end, this one too; a caller with a session gets a new one. A wrong current
   * password counts as a failed sign-in.
   */
  changePassword(
    caller: Caller,
    body: ChangePasswordDto,
    from: Origin,
  ): Promise<{ readonly me: Me; readonly opened: OpenedSession | undefined }> {
    return this.#gate.pass(async () => {
      await this.#demandCurrent(caller, body.current);
      demandStrong(body.password, caller.subject.login);
      return this.#replace(caller, await hashPassword(body.password), from);
    });
  }

  async #demandCurrent(caller: Caller, current: string): Promise<void> {
    const { userId, projectId } = caller.subject;
    const counted = passwordChangeOf(userId);
    const stored = await this.#database.inInstallation(async (tx) => {
      await refuseThrottled(tx, counted);
      return new UserRepository(tx, projectId).passwordHash(userId);
    });
    if (await verifyPassword(stored, current)) return;
    const failure = (tx: Transaction) => noteFailure(tx, counted, userId);
    await this.#database.inInstallation(failure, caller.acting);
    throw new AppError('password.wrong', said`The current password is wrong`, { status: 403 });
  }

  #replace(caller: Caller, hash: string, from: Origin) {
    const { userId, projectId, via } = caller.subject;
    return this.#database.inInstallation(async (tx) => {
      await new UserRepository(tx, projectId).setPassword(userId, hash, { mustChange: false });
      if (via.kind === 'token') return { me: await meOf(tx, caller.subject), opened: undefined };
      const opened = await openSession(tx, userId, from);
      return { me: await profileOf(tx, userId, opened.csrf), opened };
    }, caller.acting);
  }
}
