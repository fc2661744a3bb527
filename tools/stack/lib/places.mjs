import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The clone that this file lies in. */
export const thisClone = fileURLToPath(new URL('../../..', import.meta.url)).replace(/\/$/, '');

/**
 * @typedef {object} Places the files and folders of one clone's stack, all absolute
 * @property {string} clone
 * @property {string} state what must survive: data, secrets, logs
 * @property {string} cache what can be got or built again
 * @property {string} logs
 * @property {string} lock who runs the stack
 * @property {string} running addresses, ports and process ids of the running stack
 * @property {string} cliToken
 * @property {string} secret
 * @property {string} version the version of the data folder
 * @property {string} postgres
 * @property {string} postgresPassword
 * @property {string} temporalFolder
 * @property {string} temporalFile
 * @property {string} shopFile the ledger of the demo shop
 * @property {string} lastBackup when the last backup was made, and its size
 */

/**
 * @param {string} [clone]
 * @param {string} [stateFolder] default: `.fermata` in the clone
 * @returns {Places}
 */
export function placesOf(clone = thisClone, stateFolder = join(clone, '.fermata')) {
  const state = resolve(stateFolder);
  const at = (/** @type {string} */ name) => join(state, name);
  return {
    clone,
    state,
    cache: join(clone, '.cache'),
    logs: at('logs'),
    lock: at('stack.pid'),
    running: at('urls.json'),
    cliToken: at('cli-token'),
    secret: at('secret'),
    version: at('version.json'),
    postgres: at('postgres'),
    postgresPassword: at('postgres.password'),
    temporalFolder: at('temporal'),
    temporalFile: at('temporal/temporal.db'),
    shopFile: at('shop.jsonl'),
    lastBackup: at('last-backup.json'),
  };
}

/**
 * Makes the state folder. As root the database's user must be able to pass through it, not to list it.
 * @param {Places} places
 */
export async function makeState({ state, logs }) {
  await mkdir(state, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
  await mkdir(logs, { recursive: true, mode: 0o700 });
}
