/**
 * The names of all settings, from the one table that lists them (docs/configuration.md).
 * @param {string} clone
 * @returns {Promise<string[]>}
 */
export declare function knownSettings(clone: string): Promise<string[]>;
/**
 * Settings in an environment that do not exist, each with the nearest that does.
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} known
 * @returns {{ name: string, meant: string | undefined }[]}
 */
export declare function unknownSettings(
  env: NodeJS.ProcessEnv,
  known: readonly string[],
): {
  name: string;
  meant: string | undefined;
}[];
