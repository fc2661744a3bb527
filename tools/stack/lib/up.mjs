import { join } from 'node:path';
import { applications, finishings, preparations } from './applications.mjs';
import { upgradeData } from './data-version.mjs';
import { environmentFor, preferredPorts, urlsFor } from './environment.mjs';
import { rotate } from './logs.mjs';
import { makeState } from './places.mjs';
import { freePorts } from './ports.mjs';
import { providePostgres } from './postgres.mjs';
import { commandOf } from './processes.mjs';
import { runApplication, runOnce } from './run-application.mjs';
import { endLeftovers, giveLock, readRunning, takeLock, writeRunning } from './running.mjs';
import { keptSecret } from './secrets.mjs';
import { supervise } from './supervise.mjs';
import { findTemporal } from './temporal-binary.mjs';
import { startTemporal } from './temporal.mjs';

/**
 * @typedef {object} UpOptions
 * @property {import('./places.mjs').Places} places
 * @property {(line: string) => void} say
 * @property {boolean} [watch]
 * @property {AbortSignal} [signal] ends the start
 *
 * @typedef {object} Stack
 * @property {Record<string, string>} urls
 * @property {{ login: string, password: string, roles: string[] }[]} users
 * @property {() => Promise<void>} stop applications first, then Temporal, then PostgreSQL
 */

/** The stack of this clone runs already. */
export class AlreadyRunning extends Error {
  /** @param {number} pid @param {import('./running.mjs').Running | undefined} running */
  constructor(pid, running) {
    super(`The stack of this clone runs already (process ${pid}).`);
    this.pid = pid;
    this.running = running;
  }
}

/**
 * Brings up the whole stack of one clone. When a part fails, what has started is stopped again.
 * @param {UpOptions} options
 * @returns {Promise<Stack>}
 * @throws AlreadyRunning, or what failed in words
 */
export async function up(options) {
  const { places, say } = options;
  await makeState(places);
  const holder = await takeLock(places);
  if (holder !== undefined) throw new AlreadyRunning(holder, await readRunning(places));
  const note = runningNote(places);
  const supervisor = supervise({ say, changed: note.changed });
  const stop = async () => {
    await supervisor.stop();
    await note.clear();
    await giveLock(places);
  };
  try {
    await endLeftovers(places, say);
    await upgradeData(places, { say });
    const { urls, users } = await bringUp(options, supervisor, note);
    return { urls, users, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * @param {UpOptions} options
 * @param {import('./supervise.mjs').Supervisor} supervisor
 * @param {ReturnType<typeof runningNote>} note
 */
async function bringUp({ places, say, watch, signal }, supervisor, note) {
  const ports = await freePorts(preferredPorts(process.env), say);
  const log = await freshLogs(places);
  const secret = await keptSecret(places.secret);
  say('Starting PostgreSQL and Temporal …');
  const servers = await startServers({ places, ports, log, say, signal }, supervisor);
  signal?.throwIfAborted();
  const urls = urlsFor(ports, servers.temporal);
  const env = environmentFor({ places, ports, secret, ...servers });
  note.describe(ports, urls);
  say('Preparing the database and the demo …');
  const once = { places, env, ...(signal && { signal }) };
  const printed = await runAll(preparations, once);
  say(`Starting ${applications.map(({ name }) => name).join(', ')} …`);
  const run = { places, env, ports, ...(watch && { watch }), ...(signal && { signal }) };
  await inParallel(applications, (application) =>
    supervisor.start({ name: application.name, start: () => runApplication(application, run) }),
  );
  signal?.throwIfAborted();
  await runAll(finishings, once);
  await note.ready();
  return { urls, users: usersIn(printed) };
}

/** @param {import('./places.mjs').Places} places */
async function freshLogs({ logs }) {
  const names = [
    'postgres',
    'temporal',
    ...[...preparations, ...applications, ...finishings].map(({ name }) => name),
  ];
  const log = (/** @type {string} */ name) => join(logs, `${name}.log`);
  await Promise.all(names.map((name) => rotate(log(name))));
  return log;
}

/**
 * PostgreSQL and Temporal side by side; PostgreSQL counts as the first, so it is stopped last.
 * @param {{ places: import('./places.mjs').Places, ports: import('./environment.mjs').Ports, log: (name: string) => string, say: (line: string) => void, signal: AbortSignal | undefined }} stack
 * @param {import('./supervise.mjs').Supervisor} supervisor
 */
async function startServers({ places, ports, log, say, signal }, supervisor) {
  const found = await Promise.race([
    findTemporal({ cacheFolder: places.cache, say }),
    ...(signal ? [abortOf(signal)] : []),
  ]);
  let databaseUrl = '';
  let temporal = { address: '', uiUrl: /** @type {string | undefined} */ (undefined) };
  const postgres = async () => {
    const { postgres: dataFolder, postgresPassword: passwordFile } = places;
    const server = await providePostgres({
      dataFolder,
      passwordFile,
      port: ports.postgres,
      log: log('postgres'),
    });
    databaseUrl = server.url;
    return server;
  };
  const temporalServer = async () => {
    const path = found.kind === 'binary' ? { path: found.path } : {};
    const { temporal: port, temporalUi: uiPort } = ports;
    const server = await startTemporal({
      port,
      uiPort,
      dbFile: places.temporalFile,
      log: log('temporal'),
      ...path,
    });
    temporal = { address: server.address, uiUrl: server.uiUrl };
    return server;
  };
  const charges = [
    { name: 'postgres', start: postgres },
    { name: 'temporal', start: temporalServer },
  ];
  await inParallel(charges, (charge) => supervisor.start(charge));
  return { databaseUrl, temporal };
}

/** @param {AbortSignal} signal @returns {Promise<never>} */
function abortOf(signal) {
  return new Promise((_, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason), { once: true }),
  );
}

/**
 * All at once, and all have settled before the first error is thrown: what failed late is stopped too.
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<void>} run
 */
async function inParallel(items, run) {
  const results = await Promise.allSettled(items.map(run));
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
}

/**
 * @param {readonly import('./applications.mjs').Application[]} programs
 * @param {{ places: import('./places.mjs').Places, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>} what the last one printed
 */
async function runAll(programs, options) {
  let printed = '';
  for (const program of programs) printed = await runOnce(program, options);
  return printed;
}

/**
 * The demo users in what the seed printed: its last line that is a JSON object.
 * @param {string} printed
 * @returns {Stack['users']}
 */
export function usersIn(printed) {
  const line = printed
    .trim()
    .split('\n')
    .reverse()
    .find((text) => text.startsWith('{'));
  try {
    const { users } = JSON.parse(line ?? '{}');
    return Array.isArray(users) ? users : [];
  } catch {
    return [];
  }
}

/**
 * The note about the running stack, written again whenever a process has another id.
 * @param {import('./places.mjs').Places} places
 */
function runningNote(places) {
  /** @type {import('./running.mjs').Running} */
  const value = {
    pid: process.pid,
    startedAt: new Date().toISOString(),
    ready: false,
    urls: {},
    ports: {},
    processes: [],
  };
  let writing = Promise.resolve();
  // One write after the other: a late older one must not win.
  const write = () => (writing = writing.then(() => writeRunning(places, value)).catch(() => {}));
  return {
    /** @param {string} name @param {number | undefined} pid */
    changed: (name, pid) => {
      void note(name, pid).then(write);
    },
    /** @param {Record<string, number>} ports @param {Record<string, string>} urls */
    describe: (ports, urls) => {
      Object.assign(value, { ports, urls });
      void write();
    },
    ready: async () => {
      value.ready = true;
      await write();
    },
    clear: async () => {
      Object.assign(value, { ready: false, processes: [] });
      await write();
    },
  };

  /** @param {string} name @param {number | undefined} pid */
  async function note(name, pid) {
    const command = pid === undefined ? '' : await commandOf(pid);
    const others = value.processes.filter((entry) => entry.name !== name);
    value.processes = pid === undefined ? others : [...others, { name, pid, command }];
  }
}
