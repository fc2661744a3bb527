import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Words that no log of a sound run holds. */
const bad = /nondeterminism|unhandled ?rejection|\bpanic\b|deadlock/i;

/**
 * Lines of the logs that must not be there.
 * @param {string} folder
 * @returns {Promise<string[]>} `file: line`, cut
 */
export async function badLines(folder) {
  const found = [];
  for (const name of await readdir(folder)) {
    const lines = (await readFile(join(folder, name), 'utf8')).split('\n');
    found.push(...lines.filter((line) => bad.test(line)).map((line) => `${name}: ${line.slice(0, 400)}`));
  }
  return found;
}
