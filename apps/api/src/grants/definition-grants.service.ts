import { Inject, Injectable } from '@nestjs/common';
import type { DefinitionGrantRow, Page } from '@fermata/contracts';
import { Database, GrantRepository, type DefinitionKey } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { demandGrantees } from '../access/grantees.ts';
import { DATABASE } from '../runtime/providers.ts';

/** Rights over single definitions, beside those that roles give. */
@Injectable()
export class DefinitionGrantsService {
  readonly #database: Database;

  constructor(@Inject(DATABASE) database: Database) {
    this.#database = database;
  }

  /** The rights over one definition; none for one that is not there. */
  list(caller: Caller, key: DefinitionKey): Promise<Page<DefinitionGrantRow>> {
    return this.#database.inProject(caller.projectId, async (tx) => ({
      items: await new GrantRepository(tx).list(key),
    }));
  }

  /** Gives exactly these rights. */
  set(
    caller: Caller,
    key: DefinitionKey,
    grants: readonly DefinitionGrantRow[],
  ): Promise<Page<DefinitionGrantRow>> {
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
