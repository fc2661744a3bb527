import { rm } from 'node:fs/promises';
import { dataPlace } from './postgres-home.mjs';
import { endProcess } from './processes.mjs';
import { endLeftovers, giveLock, lockHolder } from './running.mjs';

/**
 * Stops the stack of a state folder in order, and what one that died has left behind.
 * @param {import('./places.mjs').Places} places
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<'stopped' | 'was not running'>}
 */
export async function stopStack(places, { say = () => {} } = {}) {
  const pid = await lockHolder(places);
  if (pid !== undefined) {
    say(`Stopping the stack (process ${pid}) …`);
    // Each of its processes has a bound of its own; together they stay below this one.
    await endProcess(pid, [
      { signal: 'SIGTERM', withinMs: 120_000 },
      { signal: 'SIGKILL', withinMs: 5000 },
    ]);
  }
  await endLeftovers(places, say);
  await giveLock(places);
  return pid === undefined ? 'was not running' : 'stopped';
}

/**
 * Refuses while the stack runs: what follows needs its files to itself.
 * @param {import('./places.mjs').Places} places
 * @param {string} what
 */
export async function mustNotRun(places, what) {
  if ((await lockHolder(places)) !== undefined) {
    throw new Error(`The stack runs; ${what} needs it stopped. Run "npx fermata stop" first.`);
  }
  await endLeftovers(places);
}

/**
 * Removes all data of the stack: the next start begins anew.
 * @param {import('./places.mjs').Places} places
 * @param {{ confirm: (question: string) => Promise<boolean> }} options asked before anything is touched
 * @returns {Promise<boolean>} false = the answer was no
 */
export async function resetStack(places, { confirm }) {
  await mustNotRun(places, 'a reset');
  if (
    !(await confirm(
      `Remove all definitions, instances and data in ${places.state}? They cannot be brought back.`,
    ))
  )
    return false;
  await removeData(places);
  return true;
}

/** @param {import('./places.mjs').Places} places */
async function removeData(places) {
  const { outside } = await dataPlace(places.postgres);
  for (const path of [places.state, ...(outside ? [outside] : [])])
    await rm(path, { recursive: true, force: true });
}
