import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@fermata/contracts';
import { DataSource, type QueryRunner } from 'typeorm';
import { writeTrail } from '../trail/write-trail.ts';
import { asAppError, isTransient } from './failure.ts';
import { Listener, type DatabaseLog } from './listener.ts';
import { Transaction, type Acting } from './transaction.ts';

/** How the database is reached. */
export interface DatabaseOptions {
  readonly url: string;
  /** Connections of this process; absent = 10. */
  readonly poolSize?: number;
  readonly log?: DatabaseLog;
  /** The clock of everything that is written; absent = the host's. */
  readonly clock?: () => Date;
  readonly applicationName?: string;
  /** How long to wait for a database that does not answer yet, in milliseconds; absent = not at all. */
  readonly patienceMs?: number;
}

/** What a caller does inside one transaction. It may be run again when the database asks for it. */
export type Work<T> = (tx: Transaction) => Promise<T>;

/** The project name under which the installation's own audit rows are chained. */
export const installation = '@installation';

const system: Acting = Object.freeze({ actor: 'system' });
const attempts = 3;
const betweenConnectsMs = 500;

/** An open database. Close it when the process ends. */
export class Database {
  readonly #source: DataSource;
  readonly #listener: Listener;
  readonly #clock: () => Date;

  constructor(source: DataSource, listener: Listener, clock: () => Date) {
    this.#source = source;
    this.#listener = listener;
    this.#clock = clock;
  }

  /**
   * Runs `work` in one transaction that sees and writes rows of one project only: row-level security refuses the
   * rest, whatever the statement says. Audit and change entries are committed with it.
   */
  inProject<T>(projectId: string, work: Work<T>, acting: Acting = system): Promise<T> {
    return this.#transact({ projectId, acting }, async (tx) => {
      await tx.rows(
        `SELECT set_config('role', 'fermata_app', true), set_config('fermata.project', $1, true)`,
        [projectId],
      );
      return work(tx);
    });
  }

  /**
   * Runs `work` in one transaction outside the wall: for what belongs to the installation (accounts, sessions,
   * projects) and for relays that serve all projects. Never for a request that names a project.
   */
  inInstallation<T>(work: Work<T>, acting: Acting = system): Promise<T> {
    return this.#transact({ projectId: installation, acting }, work);
  }

  /** Calls `wake` when the channel is notified and after each lost connection; the answer ends that. */
  listen(channel: Channel, wake: () => void): Promise<() => void> {
    return this.#listener.subscribe(channel, wake);
  }

  /** Whether the database answers, for the readiness probe. */
  async isReady(): Promise<boolean> {
    return this.#source.query('SELECT 1').then(
      () => true,
      () => false,
    );
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await this.#listener.close();
    await this.#source.destroy();
  }

  async #transact<T>(scope: { projectId: string; acting: Acting }, work: Work<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.#once(scope, work);
      } catch (failure) {
        if (!isTransient(failure) || attempt === attempts) throw asAppError(failure);
      }
    }
  }

  async #once<T>(scope: { projectId: string; acting: Acting }, work: Work<T>): Promise<T> {
    const runner = this.#source.createQueryRunner();
    const tx = new Transaction(runner, { ...scope, now: this.#clock() });
    try {
      await runner.startTransaction();
      const result = await work(tx);
      await writeTrail(tx);
      await runner.commitTransaction();
      return result;
    } catch (failure) {
      await rollBack(runner);
      throw failure;
    } finally {
      await runner.release();
    }
  }
}

/** The channels that writers notify. */
export type Channel = 'fermata_outbox' | 'fermata_change' | 'fermata_change_numbered';

/** Opens the pool and checks that the database answers; the listening connection opens with its first subscriber. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const log = options.log ?? (() => undefined);
  const source = new DataSource({
    type: 'postgres',
    url: options.url,
    poolSize: options.poolSize ?? 10,
    applicationName: options.applicationName ?? 'fermata',
    connectTimeoutMS: 10_000,
    poolErrorHandler: (failure: unknown) => log('an idle connection was lost', failure),
    extra: { statement_timeout: 30_000, idle_in_transaction_session_timeout: 60_000, keepAlive: true },
  });
  await connect(source, { ...options, log });
  return new Database(source, new Listener(options.url, log), options.clock ?? (() => new Date()));
}

/** A database that is being started or recovers is waited for; any other failure is said at once. */
async function connect(
  source: DataSource,
  options: DatabaseOptions & { readonly log: DatabaseLog },
): Promise<void> {
  const until = Date.now() + (options.patienceMs ?? 0);
  for (;;) {
    const failure = await source.initialize().then(
      () => undefined,
      (thrown: unknown) => asAppError(thrown),
    );
    if (failure === undefined) return;
    if (!(failure instanceof AppError) || !failure.retryable || Date.now() >= until) throw failure;
    options.log('the database does not answer yet', failure);
    await pause(betweenConnectsMs);
  }
}

async function rollBack(runner: QueryRunner): Promise<void> {
  if (!runner.isTransactionActive) return;
  await runner.rollbackTransaction().catch(() => undefined);
}
