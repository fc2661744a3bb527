import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type InvitedUser,
  type OneTimeToken,
  type Page,
  type ReturnedTasks,
  type UserRow,
  type UserRelianceRow,
} from '@fermata/contracts';
import {
  Database,
  MembershipRepository,
  SessionRepository,
  RelianceRepository,
  UserRepository,
  type Transaction,
  type UserRow as StoredUser,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandGivable, demandGrantable, rightsOfMembers } from '../access/dominion.ts';
import { onceSecretly, type Repeatable } from '../http/idempotent.ts';
import { pageRequestOf, present } from '../http/page.dto.ts';
import { DATABASE } from '../runtime/providers.ts';
import { issueOneTime } from './one-time.ts';
import { userAnswer } from './user.answer.ts';
import type { InviteUserDto, ListUsersQuery, UpdateUserDto } from './user.dto.ts';

type Deed<T> = (people: People, tx: Transaction) => Promise<T>;

interface People {
  readonly users: UserRepository;
  readonly memberships: MembershipRepository;
}

/** Accounts: their life from the invitation to the removal. */
@Injectable()
export class UsersService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Users by login. Addresses are searched only for who sees them. */
  list(caller: Caller, query: ListUsersQuery): Promise<Page<UserRow>> {
    return this.#do(caller, async ({ users, memberships }) => {
      const showsEmail = caller.subject.permissions.has('user.manage');
      const { text, role, group, status } = query;
      const filter = present({ text, role, group, status });
      const found = await users.list(pageRequestOf(query), { ...filter, searchesEmail: showsEmail });
      const groups = await memberships.groupsOf(found.items.map((user) => user.id));
      return {
        ...found,
        items: found.items.map((user) => userAnswer(user, groups.get(user.id) ?? [], showsEmail)),
      };
    });
  }

  /** One user, or `user.unknown`. */
  get(caller: Caller, id: string): Promise<UserRow> {
    return this.#do(caller, async (people) => answerOf(caller, people, await known(people, id)));
  }

  /** What rests on a person, or `user.unknown`. */
  reliance(caller: Caller, id: string): Promise<UserRelianceRow> {
    return this.#do(caller, async (people, tx) => {
      await known(people, id);
      return new RelianceRepository(tx, caller.projectId).ofUser(id);
    });
  }

  /** Makes an account without a password and a token by which its person sets one. */
  invite(caller: Caller, body: InviteUserDto, key: Repeatable): Promise<InvitedUser> {
    demandGrantable(caller.subject.permissions, body.roles);
    const { login: id, name: displayName, email, groups = [] } = body;
    demandGroups(caller, [], groups);
    return this.#do(caller, (people, tx) =>
      onceSecretly(tx, key, async () => {
        const user = await people.users.create({ id, displayName, ...present({ email }) }, body.roles);
        await people.memberships.setGroups(id, groups);
        const { token, expiresAt } = await issueOneTime(tx, 'invite', id);
        const row = await answerOf(caller, people, user);
        return { id, answer: { ...row, inviteToken: token, inviteExpiresAt: expiresAt } };
      }),
    );
  }

  /** Changes what is given. */
  update(caller: Caller, id: string, body: UpdateUserDto): Promise<UserRow> {
    return this.#govern(caller, id, async (people) => {
      const { name: displayName, email, roles, groups } = body;
      demandGrantable(caller.subject.permissions, roles ?? []);
      if (displayName !== undefined || email !== undefined) {
        const profile = { ...present({ displayName }), ...(email === undefined ? {} : { email }) };
        await people.users.setProfile(id, profile);
      }
      if (roles !== undefined) await people.users.setRoles(id, roles);
      if (groups !== undefined) {
        demandGroups(caller, (await people.memberships.groupsOf([id])).get(id) ?? [], groups);
        await people.memberships.setGroups(id, groups);
      }
      return answerOf(caller, people, await known(people, id));
    });
  }

  /** Locks the account out at once, or lets it in again. */
  setDisabled(caller: Caller, id: string, isDisabled: boolean): Promise<UserRow> {
    return this.#govern(caller, id, async (people) =>
      answerOf(caller, people, await people.users.setDisabled(id, isDisabled)),
    );
  }

  /** A token by which the person sets a new password; until then the old one works. */
  resetPassword(caller: Caller, id: string, key: Repeatable): Promise<OneTimeToken> {
    return this.#govern(caller, id, (_people, tx) =>
      onceSecretly(tx, key && { ...key, route: `${key.route} ${id}` }, async () => ({
        id,
        answer: await issueOneTime(tx, 'reset', id),
      })),
    );
  }

  /** Ends all sessions of a person. */
  signOut(caller: Caller, id: string): Promise<{ readonly closed: number }> {
    return this.#govern(caller, id, async (_people, tx) => ({
      closed: await new SessionRepository(tx).closeAll(id),
    }));
  }

  /** Removes an account for good; its open tasks go to who is left. */
  remove(caller: Caller, id: string): Promise<ReturnedTasks> {
    return this.#govern(caller, id, async ({ users }) => ({ tasks: await users.remove(id) }));
  }

  /** What is done to an account is refused where the account may do more than the caller could give. */
  #govern<T>(caller: Caller, id: string, deed: Deed<T>): Promise<T> {
    return this.#do(caller, async (people, tx) => {
      const user = await known(people, id);
      demandGrantable(caller.subject.permissions, user.roles);
      return deed(people, tx);
    });
  }

  #do<T>(caller: Caller, deed: Deed<T>): Promise<T> {
    const { projectId, acting } = caller;
    const work = (tx: Transaction) => {
      const people = {
        users: new UserRepository(tx, projectId),
        memberships: new MembershipRepository(tx, projectId),
      };
      return deed(people, tx);
    };
    return this.#database.inInstallation(work, acting);
  }
}

/** Who is put into a group gets what its members have. */
function demandGroups({ subject }: Caller, before: readonly string[], groups: readonly string[]): void {
  if (groups.some((group) => !before.includes(group))) demandGivable(subject.permissions, rightsOfMembers);
}

async function known({ users }: People, id: string): Promise<StoredUser> {
  const user = await users.get(id);
  if (user === undefined)
    throw new AppError('user.unknown', said`There is no user "${{ id }}"`, { status: 404 });
  return user;
}

async function answerOf(caller: Caller, people: People, user: StoredUser): Promise<UserRow> {
  const groups = await people.memberships.groupsOf([user.id]);
  return userAnswer(user, groups.get(user.id) ?? [], caller.subject.permissions.has('user.manage'));
}
