import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { Database } from '@fermata/persistence';
import { DATABASE, LOGGER } from '../runtime/providers.ts';
import type { Caller } from './current.ts';

/** A refused attempt. */
export interface Denial {
  /** The permission that was missing. */
  readonly verb: string;
  /** Method and path template, never the values in it. */
  readonly route: string;
  readonly reason: string;
}

/** Writes refused attempts to the audit trail of the caller's project. */
@Injectable()
export class Denials {
  readonly #database: Database;
  readonly #logger: Logger;

  constructor(@Inject(DATABASE) database: Database, @Inject(LOGGER) logger: Logger) {
    this.#database = database;
    this.#logger = logger;
  }

  /** Records the attempt; it stays refused also when the trail cannot be written, which is logged. */
  async record(caller: Caller, denial: Denial): Promise<void> {
    const { verb, route, reason } = denial;
    const write = this.#database.inProject(
      caller.projectId,
      async (tx) => tx.audit({ verb, objectType: 'route', objectId: route, outcome: 'denied', reason }),
      caller.acting,
    );
    await write.catch((error: unknown) =>
      this.#logger.error({ err: error, verb, route }, 'a denial was not recorded'),
    );
  }
}
