import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@fermata/contracts';
import { escapeLiteral } from 'pg';
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
  /** How long a transaction waits for a free connection, in milliseconds, before it fails; absent = 10 s. */
  readonly queueMs?: number;
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
    return this.#patiently(() => this.#once({ projectId, acting, begin: insideOf(projectId) }, work));
  }

  /**
   * Runs `work` in one transaction outside the wall: for what belongs to the installation (accounts, sessions,
   * projects) and for relays that serve all projects. Never for a request that names a project.
   */
  inInstallation<T>(work: Work<T>, acting: Acting = system): Promise<T> {
    return this.#patiently(() => this.#once({ projectId: installation, acting, begin: 'BEGIN' }, work));
  }

  /**
   * Runs statements of the installation, each committed for itself: for one statement, or a few that need neither all
   * happen nor see the same moment. Two trips to the database less than a transaction. It leaves no trail.
   */
  singly<T>(work: Work<T>): Promise<T> {
    return this.#patiently(async () => {
      const runner = this.#source.createQueryRunner();
      try {
        return await work(this.#open(runner, { projectId: installation, acting: system }));
      } finally {
        await runner.release();
      }
    });
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

  async #patiently<T>(once: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await once();
      } catch (failure) {
        if (!isTransient(failure) || attempt === attempts) throw asAppError(failure);
      }
    }
  }

  async #once<T>({ begin, ...scope }: Scope & { readonly begin: string }, work: Work<T>): Promise<T> {
    const runner = this.#source.createQueryRunner();
    try {
      await runner.connect();
      const tx = this.#open(runner, scope);
      return await inTransaction(runner, begin, async () => {
        const result = await work(tx);
        await writeTrail(tx);
        return result;
      });
    } finally {
      await runner.release();
    }
  }

  #open(runner: QueryRunner, scope: Scope): Transaction {
    return new Transaction(runner, { ...scope, now: this.#clock() });
  }
}

interface Scope {
  readonly projectId: string;
  readonly acting: Acting;
}

/** The beginning and the wall are one trip to the database. */
function insideOf(projectId: string): string {
  return `BEGIN; SELECT set_config('role', 'fermata_app', true),
    set_config('fermata.project', ${escapeLiteral(projectId)}, true)`;
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
    connectTimeoutMS: options.queueMs ?? 10_000,
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

async function inTransaction<T>(runner: QueryRunner, begin: string, work: () => Promise<T>): Promise<T> {
  try {
    await runner.query(begin);
    const result = await work();
    await runner.query('COMMIT');
    return result;
  } catch (failure) {
    await runner.query('ROLLBACK').catch(() => undefined);
    throw failure;
  }
}
