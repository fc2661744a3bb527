import { chown, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { lastLines, launch } from './launch.mjs';
import { privateFolder } from './owner.mjs';
import { checkMajor, parentOf, postgresHome } from './postgres-home.mjs';
import { createDatabase, isAnswering } from './postgres-client.mjs';
import { commandOf, endProcess, isAlive } from './processes.mjs';
import { run } from './run.mjs';
import { keptSecret } from './secrets.mjs';

const user = 'fermata';
const startWithinMs = 60_000;

/** Settings for data that may be lost with the machine: tests and benchmarks only. */
export const fastSettings = Object.freeze({
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
});

/**
 * @typedef {object} Postgres a server that takes connections
 * @property {string} url of the database
 * @property {string} adminUrl of the database `postgres`, for whoever creates databases
 * @property {number} port
 * @property {number | undefined} pid undefined = a server of the operator's own
 * @property {boolean} adopted it ran before we came
 * @property {string | undefined} dataFolder where the data really are
 * @property {Promise<import('./launch.mjs').Ending>} exited never settles for a server of the operator's
 * @property {(mode?: StopMode) => Promise<void>} stop does nothing to a server of the operator's
 *
 * @typedef {'smart' | 'fast' | 'immediate'} StopMode
 *
 * @typedef {object} PostgresOptions
 * @property {string} dataFolder made when it is not there
 * @property {number} port taken unless a server already runs on this data folder
 * @property {string} log
 * @property {string} [passwordFile] default: beside the data folder
 * @property {string} [database] made when it is not there; default `fermata`
 * @property {Readonly<Record<string, string>>} [settings] lines of postgresql.conf
 */

/**
 * Brings up PostgreSQL on 127.0.0.1 (no Unix socket, password required), or adopts the server that
 * already runs on the data folder. It ends when we die.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws with the end of the server's log when it does not come up
 */
export async function startPostgres(options) {
  const { dataFolder, log, database = 'fermata', settings = {} } = options;
  const home = await postgresHome(dataFolder);
  const password = await keptSecret(options.passwordFile ?? `${dataFolder}.password`);
  await initialise(home, password);
  const adopted = await runningServer(home.data);
  const server = adopted ?? {
    ...(await launchReady(home, { port: options.port, log, settings })),
    port: options.port,
  };
  const urlOf = (/** @type {string} */ name) =>
    `postgres://${user}:${password}@127.0.0.1:${server.port}/${name}`;
  await createDatabase(urlOf('postgres'), database);
  const stop = (/** @type {StopMode} */ mode = 'fast') => stopServer(server.pid, mode);
  const { pid, port, exited } = server;
  return {
    url: urlOf(database),
    adminUrl: urlOf('postgres'),
    port,
    pid,
    adopted: adopted !== undefined,
    dataFolder: home.data,
    exited,
    stop,
  };
}

/**
 * The operator's own server when DATABASE_URL names one, else one of ours.
 * @param {PostgresOptions & { env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Postgres>}
 */
export async function providePostgres({ env = process.env, ...options }) {
  const url = env['DATABASE_URL'];
  if (!url) return startPostgres(options);
  const problem = await isAnswering(url);
  if (problem !== true) throw new Error(`DATABASE_URL is set, but its server does not answer: ${problem}`);
  const port = Number(new URL(url).port || 5432);
  const exited = /** @type {Promise<import('./launch.mjs').Ending>} */ (new Promise(() => {}));
  return {
    url,
    adminUrl: url,
    port,
    pid: undefined,
    adopted: true,
    dataFolder: undefined,
    exited,
    stop: async () => {},
  };
}

/**
 * A new data folder, complete or not there at all: initdb works beside it.
 * @param {import('./postgres-home.mjs').PostgresHome} home
 * @param {string} password
 */
async function initialise(home, password) {
  if (await stat(join(home.data, 'PG_VERSION')).catch(() => undefined)) return checkMajor(home);
  await parentOf(home.data);
  const fresh = `${home.data}.new`;
  const passwordFile = `${home.data}.initial`;
  await rm(fresh, { recursive: true, force: true });
  await rm(passwordFile, { force: true });
  await privateFolder(fresh, home.owner);
  try {
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
    if (home.owner) await chown(passwordFile, home.owner.uid, home.owner.gid);
    const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
    const access = ['--auth=scram-sha-256', `--pwfile=${passwordFile}`];
    const args = ['-D', fresh, '-U', user, ...access, ...locale, '--no-instructions'];
    await run(home.initdb, args, { cwd: '/', ...identity(home.owner) });
    await rename(fresh, home.data);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

/** @param {import('./owner.mjs').Owner | undefined} owner */
function identity(owner) {
  return owner ? { uid: owner.uid, gid: owner.gid } : {};
}

/**
 * The server that runs on a data folder, judged by its pid file and by what that process is.
 * @param {string} data
 */
async function runningServer(data) {
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  if (!pid || !isAlive(pid)) return undefined;
  if (!(await commandOf(pid)).includes(data)) {
    // The id was given to another process after a crash; PostgreSQL itself would refuse to start.
    await rm(join(data, 'postmaster.pid'), { force: true });
    return undefined;
  }
  return { pid, port: Number(lines[3]), exited: whenGone(pid) };
}

/** @param {number} pid @returns {Promise<import('./launch.mjs').Ending>} */
async function whenGone(pid) {
  while (isAlive(pid)) await pause(500, undefined, { ref: false });
  return { code: null, signal: null };
}

/**
 * @param {import('./postgres-home.mjs').PostgresHome} home
 * @param {{ port: number, log: string, settings: Readonly<Record<string, string>> }} options
 */
async function launchReady(home, { port, log, settings }) {
  const fixed = { listen_addresses: '127.0.0.1', unix_socket_directories: '', logging_collector: 'off' };
  const lines = Object.entries({ ...settings, ...fixed }).flatMap(([key, value]) => [
    '-c',
    `${key}=${value}`,
  ]);
  const args = ['-D', home.data, '-p', String(port), ...lines];
  const end = Date.now() + startWithinMs;
  for (;;) {
    const server = await launch({
      command: home.postgres,
      args,
      log,
      as: home.owner && identityOf(home.owner),
      lifeline: 'SIGINT',
    });
    const outcome = await Promise.race([server.exited, ready(home.data, server.pid, end)]);
    if (outcome === 'ready') return server;
    const told = lastLines(log);
    // After kill -9 the old server's children need a moment to notice.
    if (!told.includes('shared memory block') || Date.now() > end) throw notUp(log, told);
    await pause(250);
  }
}

/** @param {import('./owner.mjs').Owner} owner */
function identityOf({ uid, gid }) {
  return { uid, gid };
}

/** @param {string} data @param {number} pid @param {number} end */
async function ready(data, pid, end) {
  while (Date.now() < end && isAlive(pid)) {
    const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
    if (Number(lines[0]) === pid && lines[7]?.startsWith('ready')) return 'ready';
    await pause(20);
  }
  return 'late';
}

/** @param {string} log @param {string} told */
function notUp(log, told) {
  return new Error(`PostgreSQL does not come up. The end of ${log}:\n${told}`);
}

/** @param {number} pid @param {StopMode} mode */
function stopServer(pid, mode) {
  const first = /** @type {const} */ ({ smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' })[mode];
  return endProcess(pid, [
    { signal: first, withinMs: 30_000 },
    { signal: 'SIGQUIT', withinMs: 10_000 },
    { signal: 'SIGKILL', withinMs: 5000 },
  ]);
}
