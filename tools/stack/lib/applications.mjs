import { access } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * @typedef {object} Application a process of ours, by its entry in the clone
 * @property {string} name
 * @property {string} entry
 * @property {'api' | 'shop' | 'web' | 'workerHealth'} [port] which port tells that it can be used
 * @property {string} [health] the path that answers 200 when it can be used
 * @property {string} [built] what its build leaves behind, when the entry is a source
 * @property {string} [develop] what it is told for development, when it watches its own sources
 */

/** What runs once, in order, before the applications. @type {readonly Application[]} */
export const preparations = Object.freeze([
  { name: 'migrate', entry: 'apps/api/dist/migrate.js' },
  { name: 'seed', entry: 'apps/api/dist/seed.js' },
]);

/** What runs once, in order, when the applications can be used. @type {readonly Application[]} */
export const finishings = Object.freeze([{ name: 'demo', entry: 'apps/api/dist/demo.js' }]);

/** What is kept running; stopped in the opposite order. @type {readonly Application[]} */
export const applications = Object.freeze([
  { name: 'shop', entry: 'tools/shop/dist/main.js', port: 'shop', health: '/health' },
  { name: 'api', entry: 'apps/api/dist/main.js', port: 'api', health: '/api/v1/health/ready' },
  { name: 'worker', entry: 'apps/worker/dist/main.js', port: 'workerHealth', health: '/health/ready' },
  {
    name: 'web',
    entry: 'apps/web/server/main.mjs',
    port: 'web',
    health: '/health/ready',
    built: 'apps/web/.next/BUILD_ID',
    develop: '--dev',
  },
]);

/** The compiler of all packages, within the clone. */
export const compiler = 'node_modules/typescript-native/bin/tsc';

/** What a build does after compiling: programs of ours that make something of what was compiled. */
export const buildSteps = Object.freeze(['apps/worker/dist/build-bundle.js']);

/** What builds the pages, from everything that the steps before have compiled; not needed for development. */
export const pageSteps = Object.freeze(['apps/web/build.mjs']);

/**
 * The entries that are not built, in one message; undefined when all are there.
 * @param {string} clone
 * @param {{ pages?: boolean }} [options] `pages: false` when pages are not wanted, as for development
 * @returns {Promise<string | undefined>}
 */
export async function missingEntries(clone, { pages = true } = {}) {
  const programs = [...preparations, ...applications, ...finishings];
  const made = programs.flatMap(({ name, built }) => (built && pages ? [{ name, entry: built }] : []));
  const all = [...programs, ...made];
  const found = await Promise.all(
    all.map(({ entry }) =>
      access(join(clone, entry)).then(
        () => true,
        () => false,
      ),
    ),
  );
  const missing = all.filter((_, index) => !found[index]);
  if (missing.length === 0) return undefined;
  const lines = missing.map(({ name, entry }) => `  - ${entry} (${name})`);
  return ['These programs are not built:', ...lines, 'Run "npm run build" and read its messages.'].join('\n');
}
