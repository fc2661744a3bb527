export type Application = {
  name: string;
  entry: string;
  /**
   * which port tells that it can be used
   */
  port?: 'api' | 'shop' | 'web' | 'workerHealth';
  /**
   * the path that answers 200 when it can be used
   */
  health?: string;
  /**
   * what its build leaves behind, when the entry is a source
   */
  built?: string;
  /**
   * what it is told for development, when it watches its own sources
   */
  develop?: string;
};
/**
 * @typedef {object} Application a process of ours, by its entry in the clone
 * @property {string} name
 * @property {string} entry
 * @property {'api' | 'shop' | 'web' | 'workerHealth'} [port] which port tells that it can be used
 * @property {string} [health] the path that answers 200 when it can be used
 * @property {string} [built] what its build leaves behind, when the entry is a source
 * @property {string} [develop] what it is told for development, when it watches its own sources
 */
/** What runs once, in order, before the applications. @type {readonly Application[]} */
export declare const preparations: readonly Application[];
/** What runs once, in order, when the applications can be used. @type {readonly Application[]} */
export declare const finishings: readonly Application[];
/** What is kept running; stopped in the opposite order. @type {readonly Application[]} */
export declare const applications: readonly Application[];
/** The compiler of all packages, within the clone. */
export declare const compiler = 'node_modules/typescript-native/bin/tsc';
/** What a build does after compiling: programs of ours that make something of what was compiled. */
export declare const buildSteps: readonly string[];
/** What builds the pages, from everything that the steps before have compiled; not needed for development. */
export declare const pageSteps: readonly string[];
/**
 * The entries that are not built, in one message; undefined when all are there.
 * @param {string} clone
 * @param {{ pages?: boolean }} [options] `pages: false` when pages are not wanted, as for development
 * @returns {Promise<string | undefined>}
 */
export declare function missingEntries(
  clone: string,
  {
    pages,
  }?: {
    pages?: boolean;
  },
): Promise<string | undefined>;
