import { open, readdir, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const kept = 3;
const tailBytes = 8 * 1024;
const chunkBytes = 64 * 1024;

/**
 * Puts the log of the last run aside, so that logs are bounded by runs: `x.log`, `x.log.1` … `x.log.3`.
 * @param {string} file
 */
export async function rotate(file) {
  const found = await stat(file).catch(() => undefined);
  if (!found?.size) return;
  await rm(`${file}.${kept}`, { force: true });
  for (let number = kept - 1; number >= 0; number -= 1) {
    const from = number === 0 ? file : `${file}.${number}`;
    await rename(from, `${file}.${number + 1}`).catch(() => {});
  }
}

/** @param {string} folder @returns {Promise<string[]>} the names of the processes that have a log */
export async function logNames(folder) {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith('.log'))
    .map((file) => basename(file, '.log'))
    .sort();
}

/**
 * @typedef {object} ShowOptions
 * @property {(line: string) => void} write
 * @property {readonly string[]} [names] default: all, also those that come later
 * @property {boolean} [follow] go on with what is added, until the signal says stop
 * @property {AbortSignal} [signal]
 */

/**
 * Writes the last lines of the logs, each with the name of its process.
 * @param {{ logs: string }} places
 * @param {ShowOptions} options
 * @throws when a named log does not exist
 */
export async function showLogs({ logs }, { write, names, follow = false, signal }) {
  await checkNames(logs, names ?? []);
  /** @type {Map<string, Position>} */
  const read = new Map();
  await showRound(logs, { write, names, read });
  while (follow && !signal?.aborted) {
    await pause(250, undefined, signal ? { signal } : {}).catch(() => {});
    await showRound(logs, { write, names, read });
  }
}

/** @param {string} logs @param {readonly string[]} names */
async function checkNames(logs, names) {
  const known = await logNames(logs);
  const missing = names.filter((name) => !known.includes(name));
  if (missing.length === 0) return;
  throw new Error(`There is no log of ${missing.join(', ')}. There are: ${known.join(', ') || 'none'}.`);
}

/**
 * @typedef {{ at: number, rest: string, file: number }} Position how far which file (inode) is read, and its unfinished last line
 *
 * @param {string} logs
 * @param {{ write: (line: string) => void, names: readonly string[] | undefined, read: Map<string, Position> }} options
 */
async function showRound(logs, { write, names, read }) {
  const isFirst = read.size === 0;
  for (const name of names ?? (await logNames(logs))) {
    const file = join(logs, `${name}.log`);
    // A log that appears while we follow is shown whole.
    const before = read.get(name) ?? (await positionIn(file, isFirst ? tailBytes : Infinity));
    read.set(name, await showNew(file, before, (line) => write(`${name.padEnd(8)} ${line}`)));
  }
}

/** @param {string} file @param {number} tail @returns {Promise<Position>} */
async function positionIn(file, tail) {
  const { size, ino } = await stat(file);
  return { at: Math.max(0, size - tail), rest: '', file: ino };
}

/**
 * @param {string} file
 * @param {Position} before
 * @param {(line: string) => void} write
 */
async function showNew(file, before, write) {
  const found = await stat(file).catch(() => undefined);
  // In the middle of a rotation there is none for a moment.
  if (!found) return before;
  const { size, ino } = found;
  let { at, rest } = ino === before.file && size >= before.at ? before : { at: 0, rest: '' };
  if (size === at) return { at, rest, file: ino };
  const handle = await open(file);
  try {
    while (at < size) {
      const { bytesRead, buffer } = await handle.read(Buffer.alloc(chunkBytes), 0, chunkBytes, at);
      if (bytesRead === 0) break;
      at += bytesRead;
      const lines = (rest + buffer.toString('utf8', 0, bytesRead)).split('\n');
      rest = lines.pop() ?? '';
      lines.forEach(write);
    }
  } finally {
    await handle.close();
  }
  return { at, rest, file: ino };
}
