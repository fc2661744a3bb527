import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { createPump, createRelay, hostClock, type Pump, type Relay } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import { ChangeRepository, Database } from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT, LOGGER, ORCHESTRATOR } from '../runtime/providers.ts';
import { createFleetRunner } from '../fleets/fleet-runner.ts';
import { createMessageHandlers } from './message-handlers.ts';
import { createOutboxStore } from './outbox-store.ts';
import { forgetOld, type Kept } from './upkeep.ts';

const hourMs = 3_600_000;

/** What the process does without being asked: the relay, the numbering of changes, forgetting what is old. */
@Module({})
export class BackgroundModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #relay: Relay;
  readonly #numbering: Pump;
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #fleets: Pump;
  readonly #keep: Kept;
  #forgetting: NodeJS.Timeout | undefined;

  constructor(
    @Inject(DATABASE) database: Database,
    @Inject(ORCHESTRATOR) orchestrator: Orchestrator,
    @Inject(LOGGER) logger: Logger,
    @Inject(ENVIRONMENT) environment: Environment,
  ) {
    this.#database = database;
    this.#keep = environment;
    this.#logger = logger;
    this.#relay = createRelay({
      store: createOutboxStore(database),
      handlers: createMessageHandlers(database, orchestrator, logger),
      owner: `${hostname()}/${process.pid}/${randomUUID()}`,
      log: (entry) => logger.warn(entry, 'relay'),
    });
    this.#numbering = createPump({
      work: () => database.inInstallation((tx) => new ChangeRepository(tx).number()),
      listen: (wake) => database.listen('fermata_change', wake),
      clock: hostClock,
      idleMs: 5_000,
      onFailure: (failure) => logger.warn({ err: failure }, 'changes could not be numbered'),
    });
    const runner = createFleetRunner(database, orchestrator);
    this.#fleets = createPump({
      work: async () => ((await runner.runOnce()) ? 1 : 0),
      listen: () => Promise.resolve(() => Promise.resolve()),
      clock: hostClock,
      idleMs: 1_000,
      onFailure: (failure) => logger.warn({ err: failure }, 'a fleet could not go on'),
    });
  }

  onApplicationBootstrap(): void {
    this.#fleets.start();
    this.#relay.start();
    this.#numbering.start();
    this.#forgetting = setInterval(() => void this.#forget(), hourMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#forgetting);
    await Promise.all([this.#relay.stop(), this.#numbering.stop(), this.#fleets.stop()]);
  }

  #forget(): Promise<void> {
    return forgetOld(this.#database, this.#keep, (failure) =>
      this.#logger.warn({ err: failure }, 'old rows were not forgotten'),
    );
  }
}
