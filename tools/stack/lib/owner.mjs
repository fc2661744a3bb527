import { createHash } from 'node:crypto';
import { chown, lstat, mkdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** @typedef {{ name: string, uid: number, gid: number }} Owner */

/**
 * The user that PostgreSQL runs as: undefined = ourselves; a server refuses to run as root.
 * @returns {Promise<Owner | undefined>}
 */
export async function databaseOwner() {
  if (process.getuid?.() !== 0) return undefined;
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const found = users.find(([name]) => name === 'postgres') ?? users.find(([name]) => name === 'nobody');
  if (!found)
    throw new Error('PostgreSQL does not run as root, and there is no user "postgres" to run it as.');
  return { name: String(found[0]), uid: Number(found[2]), gid: Number(found[3]) };
}

/**
 * The first folder on the way to a path that the owner may not pass; undefined when all are open.
 * @param {string} path an absolute path; parts that do not exist yet are taken as open
 * @param {Owner} owner
 * @returns {Promise<string | undefined>}
 */
export async function barrier(path, owner) {
  for (const folder of ancestors(path)) {
    const found = await stat(folder).catch(() => undefined);
    if (found && !maySearch(found, owner)) return folder;
  }
  return undefined;
}

/** @param {string} path @returns {string[]} from the root down, without the path itself */
function ancestors(path) {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), parent];
}

/**
 * @param {{ mode: number, uid: number, gid: number }} folder
 * @param {Owner} owner
 */
function maySearch(folder, owner) {
  if (folder.uid === owner.uid) return (folder.mode & 0o100) !== 0;
  if (folder.gid === owner.gid) return (folder.mode & 0o010) !== 0;
  return (folder.mode & 0o001) !== 0;
}

/**
 * A folder outside, open to the owner, that belongs to a path behind a barrier. Its name is
 * guessable and its parent is everyone's, so a folder that somebody else has put there is refused.
 * @param {string} path
 * @param {Owner} owner
 * @returns {Promise<string>}
 */
export async function folderOutside(path, owner) {
  const folder = join('/var/tmp', `fermata-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`);
  await mkdir(folder, { mode: 0o755 }).catch(ignoreExisting);
  const found = await lstat(folder);
  if (!found.isDirectory() || (found.uid !== 0 && found.uid !== owner.uid)) {
    throw new Error(`${folder} belongs to somebody else. Remove it and start again.`);
  }
  return folder;
}

/** @param {NodeJS.ErrnoException} error */
function ignoreExisting(error) {
  if (error.code !== 'EEXIST') throw error;
}

/**
 * Makes a private folder of the owner's.
 * @param {string} folder
 * @param {Owner | undefined} owner
 */
export async function privateFolder(folder, owner) {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (owner) await chown(folder, owner.uid, owner.gid);
}
