import { said } from '@fermata/model';
import { Inject, Injectable } from '@nestjs/common';
import { AppError, type DefinitionGrantRow, type Page } from '@fermata/contracts';
import { Database, DefinitionRepository, GrantRepository, type DefinitionKey } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandGivable } from '../access/dominion.ts';
import { demandGrantees } from '../access/grantees.ts';
import { DATABASE } from '../runtime/providers.ts';

/** Rights over single definitions, beside those that roles give. */
@Injectable()
export class DefinitionGrantsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The rights over one definition, or `definition.unknown` (404). */
  list(caller: Caller, key: DefinitionKey): Promise<Page<DefinitionGrantRow>> {
    return this.#database.inProject(caller.projectId, async (tx) => {
      if ((await new DefinitionRepository(tx).get(key)) === undefined) throw unknown(key);
      return { items: await new GrantRepository(tx).list(key) };
    });
  }

  /** Gives exactly these rights, or refuses with `access.grant` (403). */
  set(
    caller: Caller,
    key: DefinitionKey,
    grants: readonly DefinitionGrantRow[],
  ): Promise<Page<DefinitionGrantRow>> {
    demandGivable(
      caller.subject.permissions,
      grants.map(({ verb }) => verb),
    );
    return this.#database.inProject(
      caller.projectId,
      async (tx) => {
        await demandGrantees(tx, grants);
        await new GrantRepository(tx).set(key, grants);
        return { items: await new GrantRepository(tx).list(key) };
      },
      caller.acting,
    );
  }
}

function unknown({ kind, name }: DefinitionKey): AppError {
  return new AppError('definition.unknown', said`There is no ${{ kind }} "${{ name }}"`, { status: 404 });
}
