import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { lastLines, launch } from './launch.mjs';
import { endProcess } from './processes.mjs';
import { findTemporal } from './temporal-binary.mjs';
import { register, searchAttributes, untilServing } from './temporal-client.mjs';

const startWithinMs = 60_000;

/** SQLite settings for histories that may be lost with the machine: tests and benchmarks only. */
export const fastPragmas = Object.freeze({ journal_mode: 'WAL', synchronous: 'OFF' });

/**
 * @typedef {object} Temporal a server that takes connections
 * @property {string} address host:port
 * @property {string | undefined} uiUrl its Web UI
 * @property {number | undefined} pid undefined = a server of the operator's own
 * @property {Promise<import('./launch.mjs').Ending>} exited never settles for a server of the operator's
 * @property {() => Promise<void>} stop does nothing to a server of the operator's
 *
 * @typedef {object} TemporalOptions
 * @property {number} port
 * @property {number} [uiPort] none: no Web UI
 * @property {string} [dbFile] none: nothing survives
 * @property {string} [namespace] default `fermata`
 * @property {string} log
 * @property {string} [path] the executable; else it is looked for
 * @property {string} [cacheFolder] where to look and to keep a download
 * @property {Readonly<Record<string, string>>} [pragmas] of SQLite
 * @property {(line: string) => void} [say]
 * @property {NodeJS.ProcessEnv} [env]
 */

/**
 * Temporal with the namespace and our search attributes: the operator's server when
 * TEMPORAL_ADDRESS names one, else a dev server of ours on 127.0.0.1, which ends when we die.
 * @param {TemporalOptions} options
 * @returns {Promise<Temporal>}
 * @throws with the end of the server's log when it does not come up
 */
export async function startTemporal(options) {
  const { namespace = 'fermata', cacheFolder = '.cache' } = options;
  const found = options.path
    ? { kind: /** @type {const} */ ('binary'), path: options.path }
    : await findTemporal({
        cacheFolder,
        ...(options.say && { say: options.say }),
        ...(options.env && { env: options.env }),
      });
  return found.kind === 'server'
    ? useServer(found.address, namespace)
    : startServer(found.path, { ...options, namespace });
}

/** @param {string} address @param {string} namespace @returns {Promise<Temporal>} */
async function useServer(address, namespace) {
  await untilServing(address, 15_000);
  await register(address, namespace);
  const exited = /** @type {Temporal['exited']} */ (new Promise(() => {}));
  return { address, uiUrl: undefined, pid: undefined, exited, stop: async () => {} };
}

/** @param {string} path @param {TemporalOptions & { namespace: string }} options @returns {Promise<Temporal>} */
async function startServer(path, options) {
  const { port, uiPort, log, namespace, dbFile } = options;
  if (dbFile) await mkdir(dirname(dbFile), { recursive: true, mode: 0o700 });
  const server = await launch({ command: path, args: await serverArgs(options), log, lifeline: 'SIGTERM' });
  const address = `127.0.0.1:${port}`;
  const stop = () => stopServer(server.pid);
  const up = untilServing(address, startWithinMs).then(() => register(address, namespace));
  const died = server.exited.then(() => Promise.reject(new Error('it ended')));
  try {
    await Promise.race([up, died]);
  } catch (error) {
    await stop();
    const { message } = /** @type {Error} */ (error);
    throw new Error(`Temporal does not come up (${message}). The end of ${log}:\n${lastLines(log)}`);
  } finally {
    died.catch(() => {});
    up.catch(() => {});
  }
  return {
    address,
    uiUrl: uiPort ? `http://127.0.0.1:${uiPort}` : undefined,
    pid: server.pid,
    exited: server.exited,
    stop,
  };
}

/** @param {TemporalOptions & { namespace: string }} options */
async function serverArgs({ port, uiPort, dbFile, namespace, pragmas = {} }) {
  const attributes = Object.entries(await searchAttributes());
  return [
    ...['server', 'start-dev', '--ip', '127.0.0.1', '--port', String(port), '--namespace', namespace],
    ...(uiPort
      ? ['--ui-ip', '127.0.0.1', '--ui-port', String(uiPort), '--ui-disable-news-fetch']
      : ['--headless']),
    ...(dbFile ? ['--db-filename', dbFile] : []),
    ...Object.entries(pragmas).flatMap(([key, value]) => ['--sqlite-pragma', `${key}=${value}`]),
    ...attributes.flatMap(([name, type]) => ['--search-attribute', `${name}=${type}`]),
    // One shard polls 20 times a second by default, so that every workflow task waits for a tick.
    ...['--dynamic-config-value', 'history.transferProcessorMaxPollRPS=2000'],
    ...['--log-level', 'warn', '--log-format', 'json'],
  ];
}

/** @param {number} pid */
function stopServer(pid) {
  return endProcess(pid, [
    { signal: 'SIGTERM', withinMs: 10_000 },
    { signal: 'SIGKILL', withinMs: 5000 },
  ]);
}
