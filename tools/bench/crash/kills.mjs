import { readRunning } from '@fermata/stack';
import { isAlive, waitUntil } from '../../stack/lib/processes.mjs';

/** The stack starts a process again after a back-off of up to half a minute, and the process needs its time to answer. */
const backWithinMs = 120_000;

/**
 * Kills one process of the stack with kill -9, by its id, once it runs.
 * @param {import('../../stack/lib/places.mjs').Places} places
 * @param {string} target
 * @param {ReadonlySet<number>} killed ids that were killed before: the note may still show them
 * @returns {Promise<number>} the process id
 */
export async function killOne(places, target, killed) {
  const find = () => pidOf(places, target, killed);
  const pid = await waitUntil(find, { withinMs: backWithinMs, everyMs: 50, what: `${target} to run again` });
  process.kill(pid, 'SIGKILL');
  return pid;
}

/**
 * Waits until all processes of the stack run.
 * @param {import('../../stack/lib/places.mjs').Places} places
 * @param {readonly string[]} names
 * @param {ReadonlySet<number>} killed
 */
export async function untilAllRun(places, names, killed) {
  for (const name of names) {
    const find = () => pidOf(places, name, killed);
    await waitUntil(find, { withinMs: backWithinMs, everyMs: 100, what: `${name} to run again` });
  }
}

/** @param {import('../../stack/lib/places.mjs').Places} places @param {string} target @param {ReadonlySet<number>} killed */
async function pidOf(places, target, killed) {
  const entry = (await readRunning(places))?.processes.find(({ name }) => name === target);
  return entry && !killed.has(entry.pid) && isAlive(entry.pid) ? entry.pid : undefined;
}
