import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The names of all settings, from the one table that lists them (docs/configuration.md).
 * @param {string} clone
 * @returns {Promise<string[]>}
 */
export async function knownSettings(clone) {
  const text = await readFile(join(clone, 'docs/configuration.md'), 'utf8');
  return [...new Set([...text.matchAll(/^\| `(FERMATA_[A-Z0-9_]+)` /gm)].map(([, name]) => String(name)))];
}

/**
 * Settings in an environment that do not exist, each with the nearest that does.
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} known
 * @returns {{ name: string, meant: string | undefined }[]}
 */
export function unknownSettings(env, known) {
  const wrong = Object.keys(env).filter((name) => name.startsWith('FERMATA_') && !known.includes(name));
  return wrong.sort().map((name) => ({ name, meant: nearest(name, known) }));
}

/** @param {string} name @param {readonly string[]} known */
function nearest(name, known) {
  const near = known
    .map((other) => ({ other, away: distance(name, other) }))
    .sort((a, b) => a.away - b.away)[0];
  return near && near.away <= 3 ? near.other : undefined;
}

/**
 * How many letters to add, drop or change to get from one word to the other.
 * @param {string} from
 * @param {string} to
 * @returns {number}
 */
function distance(from, to) {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}
