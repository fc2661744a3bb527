import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '@fermata/contracts';
import { Database, SubjectRepository, UserRepository, type Transaction } from '@fermata/persistence';
import { hashPassword } from '../access/passwords.ts';
import { defaultProject } from '../access/subject.ts';
import { demandStrong } from '../access/weak-password.ts';
import { DATABASE } from '../runtime/providers.ts';
import { Gate } from '../sessions/gate.ts';
import type { Origin } from '../sessions/open-session.ts';
import { redeemOneTime } from '../users/one-time.ts';
import type { SetupDto } from './setup.dto.ts';

/** Where an installation gets its first admin. */
@Injectable()
export class SetupService {
  readonly #database: Database;
  readonly #gate = new Gate(1, 20);

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /**
   * Makes the first admin, who is one of the whole installation. Fails with `setup.done` (409) once there is an admin,
   * and with `invitation.invalid` (404) for any token but the console's.
   */
  setUp(body: SetupDto, from: Origin): Promise<{ readonly login: string }> {
    const work = async (tx: Transaction) => {
      await this.#demandUndone(tx);
      await redeemOneTime(tx, body.token, ['first-admin']);
      demandStrong(body.password, body.login);
      const passwordHash = await hashPassword(body.password);
      const users = new UserRepository(tx, defaultProject);
      await users.create({ id: body.login, displayName: body.name, passwordHash });
      await users.grantInstallation(body.login);
      return { login: body.login };
    };
    const acting = { actor: body.login, credential: 'first-admin', requestId: from.requestId };
    return this.#gate.pass(() => this.#database.inInstallation(work, acting));
  }

  async #demandUndone(tx: Transaction): Promise<void> {
    if (!(await new SubjectRepository(tx).hasAdmin())) return;
    throw new AppError('setup.done', said`There is an admin already: ask for an invitation`, { status: 409 });
  }
}
