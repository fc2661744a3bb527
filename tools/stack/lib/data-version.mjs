import { readFile, stat } from 'node:fs/promises';
import { writePrivate } from './secrets.mjs';

/**
 * One upgrade of the data folder, from the version before. It must be safe to repeat: a crash
 * in its middle makes the next start run it again.
 * @typedef {{ to: number, title: string, run: (places: import('./places.mjs').Places) => Promise<void> }} UpgradeStep
 */

/** @type {readonly UpgradeStep[]} */
export const upgradeSteps = Object.freeze([
  // Version 1 names the layout of the first release; a folder without a version file has it too.
  { to: 1, title: 'write down the version of the data folder', run: async () => {} },
]);

/**
 * The version of a data folder: 0 for one that was never noted, undefined for a new one.
 * @param {Pick<import('./places.mjs').Places, 'version' | 'postgres'>} places
 * @returns {Promise<number | undefined>}
 */
export async function dataVersion({ version, postgres }) {
  const text = await readFile(version, 'utf8').catch(() => undefined);
  if (text === undefined) return (await stat(postgres).catch(() => undefined)) ? 0 : undefined;
  const found = parsedVersion(text);
  if (found === undefined) throw new Error(`${version} is damaged: it must read {"data": <number>}.`);
  return found;
}

/** @param {string} text */
function parsedVersion(text) {
  try {
    const { data } = JSON.parse(text);
    return Number.isInteger(data) && data >= 0 ? data : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Brings a data folder to the newest version, step by step, each noted as it is done. A folder
 * that a newer Fermata has written is refused and not touched.
 * @param {import('./places.mjs').Places} places
 * @param {{ say?: (line: string) => void, steps?: readonly UpgradeStep[] }} [options]
 * @returns {Promise<number>} the version it has now
 */
export async function upgradeData(places, { say = () => {}, steps = upgradeSteps } = {}) {
  const newest = steps.at(-1)?.to ?? 0;
  const found = await dataVersion(places);
  if (found === undefined) await note(places, newest);
  else if (found > newest) throw new Error(tooNew(places, found, newest));
  else await runSteps(places, { say, due: steps.filter((step) => step.to > found) });
  return newest;
}

/** @param {import('./places.mjs').Places} places @param {{ say: (line: string) => void, due: readonly UpgradeStep[] }} work */
async function runSteps(places, { say, due }) {
  for (const step of due) {
    say(`Upgrading the data folder to version ${step.to}: ${step.title}.`);
    await step.run(places);
    await note(places, step.to);
  }
}

/** @param {{ version: string }} places @param {number} data */
async function note({ version }, data) {
  await writePrivate(version, `${JSON.stringify({ data })}\n`);
}

/** @param {{ state: string }} places @param {number} found @param {number} newest */
function tooNew({ state }, found, newest) {
  return (
    `The data in ${state} have version ${found}; this Fermata knows versions up to ${newest}. ` +
    'Use the newer Fermata that wrote them, or restore an older backup, or start afresh with "npx fermata reset".'
  );
}
