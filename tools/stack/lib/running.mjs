import { readFile, rm, writeFile } from 'node:fs/promises';
import { commandOf, endProcess, isAlive } from './processes.mjs';
import { writePrivate } from './secrets.mjs';

/**
 * @typedef {object} RunningProcess
 * @property {string} name
 * @property {number} pid
 * @property {string} command what the process was when it was noted: a pid alone proves nothing
 *
 * @typedef {object} Running what a running stack says about itself (`.fermata/urls.json`)
 * @property {number} pid of the stack
 * @property {string} startedAt
 * @property {boolean} ready
 * @property {Record<string, string>} urls
 * @property {Record<string, number>} ports
 * @property {RunningProcess[]} processes in the order of their start
 */

/**
 * What the stack of this state folder says, or said before it died.
 * @param {{ running: string }} places
 * @returns {Promise<Running | undefined>}
 */
export async function readRunning({ running }) {
  const text = await readFile(running, 'utf8').catch(() => undefined);
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** @param {{ running: string }} places @param {Running} value */
export async function writeRunning({ running }, value) {
  await writePrivate(running, `${JSON.stringify(value, undefined, 2)}\n`);
}

/**
 * The process that holds the lock, when it still is what it was.
 * @param {{ lock: string }} places
 * @returns {Promise<number | undefined>}
 */
export async function lockHolder({ lock }) {
  const text = await readFile(lock, 'utf8').catch(() => '');
  const [pid, command] = splitLine(text);
  return (await isSame(pid, command)) ? pid : undefined;
}

/**
 * Takes the lock of the state folder for this process.
 * @param {{ lock: string }} places
 * @returns {Promise<number | undefined>} undefined = taken; else who has it
 */
export async function takeLock(places) {
  const mine = `${process.pid} ${await commandOf(process.pid)}\n`;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const taken = await writeFile(places.lock, mine, { flag: 'wx', mode: 0o600 }).then(
      () => true,
      () => false,
    );
    if (taken) return undefined;
    const holder = await lockHolder(places);
    if (holder !== undefined) return holder;
    await rm(places.lock, { force: true });
  }
  throw new Error(`${places.lock} can be neither read nor written.`);
}

/** @param {{ lock: string }} places */
export async function giveLock({ lock }) {
  await rm(lock, { force: true });
}

/**
 * Ends what a stack that died has left behind, applications first.
 * @param {{ running: string }} places
 * @param {(line: string) => void} [say]
 */
export async function endLeftovers(places, say = () => {}) {
  const left = (await readRunning(places))?.processes ?? [];
  for (const { name, pid, command } of [...left].reverse()) {
    if (!(await isSame(pid, command))) continue;
    say(`Ending ${name} (process ${pid}), left by a stack that died.`);
    await endProcess(pid, [
      { signal: name === 'postgres' ? 'SIGINT' : 'SIGTERM', withinMs: 20_000 },
      { signal: 'SIGKILL', withinMs: 5000 },
    ]);
  }
}

/** @param {number} pid @param {string} command */
async function isSame(pid, command) {
  return pid > 0 && command !== '' && isAlive(pid) && (await commandOf(pid)) === command;
}

/** @param {string} text @returns {[number, string]} */
function splitLine(text) {
  const [first = '', ...rest] = text.trim().split(' ');
  return [Number(first), rest.join(' ')];
}
