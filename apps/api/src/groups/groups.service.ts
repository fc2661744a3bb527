import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import {
  AppError,
  type GroupGrantRow,
  type GroupRow,
  type GroupRelianceRow,
  type Page,
  type ReturnedTasks,
} from '@fermata/contracts';
import {
  Database,
  GroupRepository,
  MembershipRepository,
  RelianceRepository,
  type Transaction,
} from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandGivable, rightsOfMembers } from '../access/dominion.ts';
import { demandGrantees } from '../access/grantees.ts';
import { DATABASE } from '../runtime/providers.ts';

type Deed<T> = (groups: GroupRepository, tx: Transaction) => Promise<T>;

/** Groups, who is in them, and who else may do what with their tasks. */
@Injectable()
export class GroupsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** All groups of the project. */
  list(caller: Caller): Promise<Page<GroupRow>> {
    return this.#do(caller, async (groups) => ({ items: await groups.list() }));
  }

  /** One group, or `group.unknown`. */
  get(caller: Caller, name: string): Promise<GroupRow> {
    return this.#do(caller, (groups) => known(groups, name));
  }

  /** What rests on a group, or `group.unknown`. */
  reliance(caller: Caller, name: string): Promise<GroupRelianceRow> {
    return this.#do(caller, async (groups, tx) => {
      await known(groups, name);
      return new RelianceRepository(tx, caller.projectId).ofGroup(name);
    });
  }

  /** Makes the group or changes its title. */
  save(caller: Caller, name: string, title: string): Promise<GroupRow> {
    return this.#do(caller, (groups) => groups.save(name, title));
  }

  /** Removes the group; its open tasks go to who is left. */
  remove(caller: Caller, name: string): Promise<ReturnedTasks> {
    return this.#do(caller, async (groups) => ({ tasks: await groups.remove(name) }));
  }

  /** Adds a member, or refuses with `access.grant` (403). */
  join(caller: Caller, name: string, user: string): Promise<GroupRow> {
    demandGivable(caller.subject.permissions, rightsOfMembers);
    return this.#do(caller, async (groups, tx) => {
      await new MembershipRepository(tx, tx.projectId).join(name, user);
      return known(groups, name);
    });
  }

  /** Takes a member out. */
  leave(caller: Caller, name: string, user: string): Promise<GroupRow> {
    return this.#do(caller, async (groups, tx) => {
      await known(groups, name);
      await new MembershipRepository(tx, tx.projectId).leave(name, user);
      return known(groups, name);
    });
  }

  /** The rights over the group's tasks beside membership. */
  grants(caller: Caller, name: string): Promise<Page<GroupGrantRow>> {
    return this.#do(caller, async (groups) => ({ items: await groups.grants(name) }));
  }

  /** Gives exactly these rights, or refuses with `access.grant` (403); what is given already may stay. */
  setGrants(caller: Caller, name: string, grants: readonly GroupGrantRow[]): Promise<Page<GroupGrantRow>> {
    return this.#do(caller, async (groups, tx) => {
      const before = new Set((await groups.grants(name)).map(textOf));
      const added = grants.filter((grant) => !before.has(textOf(grant)));
      demandGivable(
        caller.subject.permissions,
        added.map(({ verb }) => verb),
      );
      await demandGrantees(tx, grants);
      await groups.setGrants(name, grants);
      return { items: await groups.grants(name) };
    });
  }

  #do<T>(caller: Caller, deed: Deed<T>): Promise<T> {
    const work = (tx: Transaction) => deed(new GroupRepository(tx), tx);
    return this.#database.inProject(caller.projectId, work, caller.acting);
  }
}

function textOf({ granteeKind, grantee, verb }: GroupGrantRow): string {
  return `${granteeKind} ${grantee} ${verb}`;
}

async function known(groups: GroupRepository, name: string): Promise<GroupRow> {
  const group = await groups.get(name);
  if (group === undefined)
    throw new AppError('group.unknown', said`There is no group "${{ name }}"`, { status: 404 });
  return group;
}
