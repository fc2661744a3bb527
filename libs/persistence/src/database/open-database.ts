import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { AppError } from '@fermata/contracts';
import { DataSource } from 'typeorm';
import { writeTrail } from '../trail/write-trail.ts';
import { asAppError, isRefusedAfterFailure, isTransient } from './failure.ts';
import { Listener, type DatabaseLog } from './listener.ts';
import { prepared } from './prepared.ts';
import { Transaction, type Acting, type Connection, type Statement } from './transaction.ts';

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

const wall = prepared(
  `SELECT set_config('role', 'fermata_app', true), set_config('fermata.project', $1, true)`,
);
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
    return this.#patiently(() => this.#once({ projectId, acting, wall: wallOf(projectId) }, work));
  }

  /**
   * Runs `work` in one transaction outside the wall: for what belongs to the installation (accounts, sessions,
   * projects) and for relays that serve all projects. Never for a request that names a project.
   */
  inInstallation<T>(work: Work<T>, acting: Acting = system): Promise<T> {
    return this.#patiently(() => this.#once({ projectId: installation, acting }, work));
  }

  /**
   * Runs statements of the installation, each committed for itself: for one statement, or a few that need neither all
   * happen nor see the same moment. Two trips to the database less than a transaction. It leaves no trail.
   */
  singly<T>(work: Work<T>): Promise<T> {
    return this.#patiently(async () => {
      const runner = this.#source.createQueryRunner();
      try {
        const connection = (await runner.connect()) as Connection;
        const tx = this.#open(connection, { projectId: installation, acting: system });
        const result = await work(tx);
        await Promise.all(tx.sent);
        return result;
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

  async #once<T>({ wall, ...scope }: Scope & { readonly wall?: Statement }, work: Work<T>): Promise<T> {
    const runner = this.#source.createQueryRunner();
    try {
      const connection = (await runner.connect()) as Connection;
      return await inTransaction(connection, { wall, tx: this.#open(connection, scope) }, work);
    } finally {
      await runner.release();
    }
  }

  #open(connection: Connection, scope: Scope): Transaction {
    return new Transaction(connection, { ...scope, now: this.#clock() });
  }
}

interface Scope {
  readonly projectId: string;
  readonly acting: Acting;
}

/** What shuts a transaction in: until its end it sees one project only. */
function wallOf(projectId: string): Statement {
  return { ...wall, values: [projectId] };
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
    extra: {
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 60_000,
      keepAlive: true,
      pipeline: true,
    },
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

/**
 * The beginning is not waited for before the work, nor what the work has sent before the end: all of it arrives in its
 * order, and after a failure the database refuses the rest and commits nothing. What failed first is what is thrown.
 */
async function inTransaction<T>(
  connection: Connection,
  { wall: shut, tx }: { readonly wall?: Statement | undefined; readonly tx: Transaction },
  work: Work<T>,
): Promise<T> {
  // By itself, so that what follows is refused whatever it was that failed.
  const begun = [
    connection.query({ text: 'BEGIN' }),
    ...(shut === undefined ? [] : [connection.query(shut)]),
  ];
  for (const one of begun) one.catch(() => undefined);
  try {
    const result = await workWithTrail(tx, work);
    await Promise.all(begun);
    await connection.query({ text: 'COMMIT' });
    await Promise.all(tx.sent);
    return result;
  } catch (failure) {
    await connection.query({ text: 'ROLLBACK' }).catch(() => undefined);
    throw await causeOf(failure, [...begun, ...tx.sent]);
  }
}

/** What failed first: all that came after it was refused. */
async function causeOf(failure: unknown, before: readonly Promise<unknown>[]): Promise<unknown> {
  const ends = await Promise.allSettled(before);
  const failures = ends.flatMap((end) => (end.status === 'rejected' ? [end.reason as unknown] : []));
  return [...failures, failure].find((one) => !isRefusedAfterFailure(one)) ?? failure;
}

async function workWithTrail<T>(tx: Transaction, work: Work<T>): Promise<T> {
  const result = await work(tx);
  await writeTrail(tx);
  return result;
}
