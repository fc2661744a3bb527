export type UpgradeStep = {
  to: number;
  title: string;
  run: (places: import('./places.mjs').Places) => Promise<void>;
};
/**
 * One upgrade of the data folder, from the version before. It must be safe to repeat: a crash
 * in its middle makes the next start run it again.
 * @typedef {{ to: number, title: string, run: (places: import('./places.mjs').Places) => Promise<void> }} UpgradeStep
 */
/** @type {readonly UpgradeStep[]} */
export declare const upgradeSteps: readonly UpgradeStep[];
/**
 * The version of a data folder: 0 for one that was never noted, undefined for a new one.
 * @param {Pick<import('./places.mjs').Places, 'version' | 'postgres'>} places
 * @returns {Promise<number | undefined>}
 */
export declare function dataVersion({
  version,
  postgres,
}: Pick<import('./places.mjs').Places, 'version' | 'postgres'>): Promise<number | undefined>;
/**
 * Brings a data folder to the newest version, step by step, each noted as it is done. A folder
 * that a newer Fermata has written is refused and not touched.
 * @param {import('./places.mjs').Places} places
 * @param {{ say?: (line: string) => void, steps?: readonly UpgradeStep[] }} [options]
 * @returns {Promise<number>} the version it has now
 */
export declare function upgradeData(
  places: import('./places.mjs').Places,
  {
    say,
    steps,
  }?: {
    say?: (line: string) => void;
    steps?: readonly UpgradeStep[];
  },
): Promise<number>;
