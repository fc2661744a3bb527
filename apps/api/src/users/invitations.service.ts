import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type Me } from '@fermata/contracts';
import { Database, UserRepository, type Transaction } from '@fermata/persistence';
import { hashPassword } from '../access/passwords.ts';
import { defaultProject } from '../access/subject.ts';
import { demandStrong } from '../access/weak-password.ts';
import { DATABASE } from '../runtime/providers.ts';
import { Gate } from '../sessions/gate.ts';
import type { Origin } from '../sessions/open-session.ts';
import { redeemOneTime } from './one-time.ts';
import type { AcceptInvitationDto } from './user.dto.ts';

/** Where invitations and resets are taken up. */
@Injectable()
export class InvitationsService {
  readonly #database: Database;
  readonly #gate = new Gate(2, 100);

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Sets the person's password and ends its sessions. A weak password leaves the token unused. */
  accept(body: AcceptInvitationDto, from: Origin): Promise<Pick<Me, 'login'>> {
    const work = async (tx: Transaction) => {
      const userId = await redeemOneTime(tx, body.token, ['invite', 'reset']);
      if (userId === undefined)
        throw new AppError('invitation.invalid', said`This token names nobody`, { status: 404 });
      demandStrong(body.password, userId);
      const hash = await hashPassword(body.password);
      await new UserRepository(tx, defaultProject).setPassword(userId, hash, { mustChange: false });
      return { login: userId };
    };
    const acting = { actor: 'anonymous', credential: 'one-time', requestId: from.requestId };
    return this.#gate.pass(() => this.#database.inInstallation(work, acting));
  }
}
