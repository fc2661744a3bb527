export type Manifest = {
  data: number;
  postgres: string;
  platform: string;
  createdAt: string;
};
/**
 * What a backup says about itself. Data files of PostgreSQL fit one platform and one major version.
 * @typedef {{ data: number, postgres: string, platform: string, createdAt: string }} Manifest
 */
/**
 * Writes all local data into one archive (.tar.gz), while the stack is stopped: PostgreSQL and
 * Temporal must be of the same moment. It holds secrets, so only its owner may read it.
 * @param {import('./places.mjs').Places} places
 * @param {string} file must not exist
 * @param {{ env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<Manifest>}
 */
export declare function backupData(
  places: import('./places.mjs').Places,
  file: string,
  {
    env,
  }?: {
    env?: NodeJS.ProcessEnv;
  },
): Promise<Manifest>;
/**
 * Puts the data of a backup in the place of what is there. The archive is unpacked and judged
 * before anything is touched; what was there is kept beside it until the next restore.
 * @param {import('./places.mjs').Places} places
 * @param {string} file
 * @param {{ confirm: (question: string) => Promise<boolean>, env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<boolean>} false = the answer was no
 */
export declare function restoreData(
  places: import('./places.mjs').Places,
  file: string,
  {
    confirm,
    env,
  }: {
    confirm: (question: string) => Promise<boolean>;
    env?: NodeJS.ProcessEnv;
  },
): Promise<boolean>;
/**
 * Why a backup does not fit here; undefined when it does.
 * @param {Manifest} manifest
 * @param {string} [here]
 * @returns {string | undefined}
 */
export declare function restoreProblem({ data, platform }: Manifest, here?: string): string | undefined;
