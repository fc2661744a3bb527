import { access, cp, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { dataVersion, upgradeSteps } from './data-version.mjs';
import { makeState } from './places.mjs';
import { dataPlace, giveTo } from './postgres-home.mjs';
import { run } from './run.mjs';
import { mustNotRun } from './stop.mjs';

const manifestName = 'fermata-backup.json';

/**
 * What a backup says about itself. Data files of PostgreSQL fit one platform and one major version.
 * @typedef {{ data: number, postgres: string, platform: string, createdAt: string }} Manifest
 */

/**
 * Writes all local data into one archive (.tar.gz), while the stack is stopped: PostgreSQL and
 * Temporal must be of the same moment. It holds secrets, so only its owner may read it.
 * @param {import('./places.mjs').Places} places
 * @param {string} file must not exist
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Manifest>}
 */
export async function backupData(places, file, { env = process.env } = {}) {
  refuseForeign(env, 'backed up');
  await mustNotRun(places, 'a backup');
  const { data } = await dataPlace(places.postgres);
  if (!(await exists(join(data, 'PG_VERSION'))))
    throw new Error(`There are no data in ${places.state} to back up.`);
  const target = resolve(file);
  if (await exists(target)) throw new Error(`${target} exists already.`);
  const manifest = await manifestOf(places, data);
  const work = await mkdtemp(join(places.state, 'backup-'));
  try {
    await writeFile(join(work, manifestName), `${JSON.stringify(manifest)}\n`);
    await writeFile(`${target}.part`, '', { mode: 0o600 });
    await run('tar', ['-czf', `${target}.part`, '-C', work, manifestName, ...(await parts(places, data))]);
    await rename(`${target}.part`, target);
    await leaveMark(places, target, manifest);
  } finally {
    await rm(`${target}.part`, { force: true });
    await rm(work, { recursive: true, force: true });
  }
  return manifest;
}

/**
 * Leaves in the state folder when the last backup was made and how large it is: the system page tells it.
 * @param {import('./places.mjs').Places} places
 * @param {string} file
 * @param {Manifest} manifest
 */
async function leaveMark(places, file, { createdAt }) {
  const { size: bytes } = await stat(file);
  await writeFile(places.lastBackup, `${JSON.stringify({ createdAt, bytes })}\n`, { mode: 0o600 });
}

/**
 * Puts the data of a backup in the place of what is there. The archive is unpacked and judged
 * before anything is touched; what was there is kept beside it until the next restore.
 * @param {import('./places.mjs').Places} places
 * @param {string} file
 * @param {{ confirm: (question: string) => Promise<boolean>, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<boolean>} false = the answer was no
 */
export async function restoreData(places, file, { confirm, env = process.env }) {
  refuseForeign(env, 'restored');
  await mustNotRun(places, 'a restore');
  await makeState(places);
  const work = await mkdtemp(join(places.state, 'restore-'));
  try {
    await run('tar', ['-xzf', resolve(file), '-C', work]);
    const manifest = await readManifest(join(work, manifestName));
    const problem = restoreProblem(manifest);
    if (problem) throw new Error(problem);
    const question = `Put the data of ${manifest.createdAt} in the place of those in ${places.state}?`;
    if (!(await confirm(question))) return false;
    await putInPlace(places, work);
    return true;
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/**
 * Why a backup does not fit here; undefined when it does.
 * @param {Manifest} manifest
 * @param {string} [here]
 * @returns {string | undefined}
 */
export function restoreProblem({ data, platform }, here = platformHere()) {
  const newest = upgradeSteps.at(-1)?.to ?? 0;
  if (platform !== here) return `The backup is of ${platform}; its files do not fit ${here}.`;
  return data > newest
    ? `The backup has data of version ${data}; this Fermata knows versions up to ${newest}.`
    : undefined;
}

/** @param {NodeJS.ProcessEnv} env @param {string} how */
function refuseForeign(env, how) {
  const own = ['DATABASE_URL', 'TEMPORAL_ADDRESS'].filter((name) => env[name]);
  if (own.length > 0)
    throw new Error(`${own.join(' and ')} is set: servers of your own are ${how} by their own means.`);
}

/** @param {import('./places.mjs').Places} places @param {string} data @returns {Promise<Manifest>} */
async function manifestOf(places, data) {
  const postgres = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  return {
    data: (await dataVersion(places)) ?? 0,
    postgres,
    platform: platformHere(),
    createdAt: new Date().toISOString(),
  };
}

/** @param {import('./places.mjs').Places} places @returns {string[]} what is not PostgreSQL */
function otherParts(places) {
  const { version, postgresPassword, secret, cliToken, temporalFolder, shopFile } = places;
  return [version, postgresPassword, secret, cliToken, temporalFolder, shopFile];
}

/** @param {import('./places.mjs').Places} places @param {string} data @returns {Promise<string[]>} arguments of tar */
async function parts(places, data) {
  const others = otherParts(places);
  const there = await Promise.all(others.map(exists));
  const names = others.filter((_, index) => there[index]).map((path) => basename(path));
  return ['-C', places.state, ...names, '-C', dirname(data), basename(data)];
}

/** @param {string} file @returns {Promise<Manifest>} */
async function readManifest(file) {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Error('This archive is not a backup of Fermata.');
  });
  return JSON.parse(text);
}

/** @param {import('./places.mjs').Places} places @param {string} work */
async function putInPlace(places, work) {
  const { data, owner } = await dataPlace(places.postgres);
  const before = join(places.state, 'before-restore');
  await rm(before, { recursive: true, force: true });
  await rm(`${data}.before-restore`, { recursive: true, force: true });
  await mkdir(before, { mode: 0o700 });
  await move(data, `${data}.before-restore`);
  for (const path of otherParts(places)) await move(path, join(before, basename(path)));
  await move(join(work, basename(places.postgres)), data);
  if (owner) await giveTo(data, owner);
  for (const path of otherParts(places)) await move(join(work, basename(path)), path);
}

/**
 * Moves what is there, also to another disk.
 * @param {string} from
 * @param {string} to
 */
async function move(from, to) {
  if (!(await exists(from))) return;
  await rename(from, to).catch(async (error) => {
    if (error.code !== 'EXDEV') throw error;
    await cp(from, to, { recursive: true, preserveTimestamps: true });
    await rm(from, { recursive: true });
  });
}

function platformHere() {
  return `${process.platform}-${process.arch}`;
}

/** @param {string} path */
function exists(path) {
  return access(path).then(
    () => true,
    () => false,
  );
}
