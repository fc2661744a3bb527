import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { Inject, Module, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { createPump, createRelay, hostClock, type Pump, type Relay } from '@fermata/events';
import type { Orchestrator } from '@fermata/orchestration';
import { ChangeRepository, Database, TallyRepository } from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT, LOGGER, ORCHESTRATOR } from '../runtime/providers.ts';
import { createFleetRunner } from '../fleets/fleet-runner.ts';
import { createMessageHandlers } from './message-handlers.ts';
import { createOutboxStore } from './outbox-store.ts';
import { forgetOld, type Kept } from './upkeep.ts';

const hourMs = 3_600_000;
const foldMs = 10_000;
const numberedAtOnce = 1_000;

/** What the process does without being asked: the relay, the numbering of changes, forgetting what is old. */
@Module({})
export class BackgroundModule implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #relay: Relay;
  readonly #numbering: Pump;
  readonly #database: Database;
  readonly #logger: Logger;
  readonly #fleets: Pump;
  readonly #folding: Pump;
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
      // Fewer than it takes at once were all there are; later ones wake it.
      work: async () => {
        const numbered = await database.inInstallation((tx) =>
          new ChangeRepository(tx).number(numberedAtOnce),
        );
        return numbered < numberedAtOnce ? 0 : numbered;
      },
      listen: (wake) => database.listen('fermata_change', wake),
      clock: hostClock,
      idleMs: 5_000,
      onFailure: (failure) => logger.warn({ err: failure }, 'changes could not be numbered'),
    });
    this.#folding = createPump({
      work: async () => {
        await database.inInstallation((tx) => new TallyRepository(tx).fold());
        return 0;
      },
      listen: () => Promise.resolve(() => Promise.resolve()),
      clock: hostClock,
      idleMs: foldMs,
      onFailure: (failure) => logger.warn({ err: failure }, 'the numbers of the desk could not be folded'),
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
    this.#folding.start();
    this.#relay.start();
    this.#numbering.start();
    this.#forgetting = setInterval(() => void this.#forget(), hourMs).unref();
  }

  async beforeApplicationShutdown(): Promise<void> {
    clearInterval(this.#forgetting);
    await Promise.all([this.#relay, this.#numbering, this.#fleets, this.#folding].map((pump) => pump.stop()));
  }

  #forget(): Promise<void> {
    return forgetOld(this.#database, this.#keep, (failure) =>
      this.#logger.warn({ err: failure }, 'old rows were not forgotten'),
    );
  }
}
