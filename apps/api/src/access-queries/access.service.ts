import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type WhoCan, type WhoCanRow } from '@fermata/contracts';
import { AccessRepository, Database, type AccessPlace, type AccessRow } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { DATABASE } from '../runtime/providers.ts';
import { causesOf, ruleOf, type PlaceRule } from './place-rules.ts';
import type { WhoCanQuery } from './access.dto.ts';

const mostPeople = 500;

/** Answers who may do what, by the same rules that the doors judge by. */
@Injectable()
export class AccessService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** Who has a permission, by login. Fails with `access.place` (400) for two places and `task.unknown` (404). */
  whoCan(caller: Caller, query: WhoCanQuery): Promise<WhoCan> {
    const { permission, task, group, definition } = query;
    if ([task, group, definition].filter((place) => place !== undefined).length > 1)
      throw new AppError('access.place', said`Ask for one place at a time: a task, a group or a definition`, {
        status: 400,
      });
    const rule = ruleOf(permission, task !== undefined || group !== undefined);
    return this.#database.inInstallation(async (tx) => {
      const access = new AccessRepository(tx, caller.projectId);
      const found = await access.people(rule, await placeOf(access, query), mostPeople + 1);
      const items = found.slice(0, mostPeople).flatMap((row) => answerOf(rule, row));
      return { permission, isCut: found.length > mostPeople, items };
    });
  }
}

async function placeOf(
  access: AccessRepository,
  { permission, task, group, definition }: WhoCanQuery,
): Promise<AccessPlace> {
  if (definition !== undefined)
    return permission === 'instance.start' ? { groups: [], definition } : { groups: [] };
  if (task === undefined) return { groups: group === undefined ? [] : [group] };
  const groups = await access.offeredGroups(task);
  if (groups === undefined)
    throw new AppError('task.unknown', said`There is no task "${{ id: task }}"`, { status: 404 });
  return { groups, task };
}

function answerOf(rule: PlaceRule, row: AccessRow): readonly WhoCanRow[] {
  const by = causesOf(rule, row);
  if (by.length === 0) return [];
  return [{ person: { id: row.id, name: row.name }, by, allowed: !by.includes('separation') }];
}
