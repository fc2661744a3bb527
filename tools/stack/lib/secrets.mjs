import { randomBytes } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/**
 * Writes a file that only we can read, in one move: a reader sees the old text or the new one.
 * @param {string} file
 * @param {string} text
 */
export async function writePrivate(file, text) {
  await mkdir(dirname(file), { recursive: true });
  const beside = `${file}.${randomBytes(4).toString('hex')}`;
  await writeFile(beside, text, { mode: 0o600, flag: 'wx' });
  await rename(beside, file);
}

/**
 * The secret kept in a file, made at the first call (256 bits, URL-safe).
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function keptSecret(file) {
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept) return kept;
  const made = randomBytes(32).toString('base64url');
  await writePrivate(file, `${made}\n`);
  return made;
}
