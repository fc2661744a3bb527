import { Global, Inject, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { Connection } from '@temporalio/client';
import type { Logger } from 'pino';
import {
  connectionOptions,
  createInspection,
  createOrchestrator,
  createTrials,
} from '@fermata/orchestration';
import { Database, openDatabase } from '@fermata/persistence';
import type { Environment } from '../config/environment.ts';
import { DATABASE, ENVIRONMENT, INSPECTION, LOGGER, ORCHESTRATOR, TRIALS } from './providers.ts';

const CONNECTION = Symbol('TemporalConnection');

/** What the process owns once: configuration, logger, database, client of Temporal. Closed last. */
@Global()
@Module({})
export class RuntimeModule implements OnApplicationShutdown {
  readonly #database: Database;
  readonly #connection: Connection;

  constructor(@Inject(DATABASE) database: Database, @Inject(CONNECTION) connection: Connection) {
    this.#database = database;
    this.#connection = connection;
  }

  /** The module of one process. */
  static forRoot(environment: Environment, logger: Logger): DynamicModule {
    return {
      module: RuntimeModule,
      providers: [
        { provide: ENVIRONMENT, useValue: environment },
        { provide: LOGGER, useValue: logger },
        { provide: DATABASE, useFactory: () => connectDatabase(environment, logger) },
        {
          provide: CONNECTION,
          useFactory: () => Connection.lazy(connectionOptions(environment.temporalAddress)),
        },
        { provide: ORCHESTRATOR, inject: [CONNECTION], useFactory: orchestratorOf(environment) },
        { provide: TRIALS, inject: [CONNECTION], useFactory: trialsOf(environment) },
        { provide: INSPECTION, inject: [CONNECTION], useFactory: inspectionOf(environment) },
      ],
      exports: [ENVIRONMENT, LOGGER, DATABASE, ORCHESTRATOR, TRIALS, INSPECTION],
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.#connection.close();
    await this.#database.close();
  }
}

function connectDatabase(environment: Environment, logger: Logger): Promise<Database> {
  return openDatabase({
    url: environment.databaseUrl,
    poolSize: environment.databasePool,
    applicationName: 'fermata-api',
    patienceMs: 60_000,
    log: (message, failure) => logger.warn({ err: failure }, message),
  });
}

function orchestratorOf(environment: Environment) {
  return (connection: Connection) =>
    createOrchestrator({ connection, namespace: environment.temporalNamespace });
}

function trialsOf(environment: Environment) {
  return (connection: Connection) => createTrials({ connection, namespace: environment.temporalNamespace });
}

function inspectionOf(environment: Environment) {
  return (connection: Connection) =>
    createInspection({ connection, namespace: environment.temporalNamespace });
}
