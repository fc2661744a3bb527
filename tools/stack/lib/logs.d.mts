/**
 * Puts the log of the last run aside, so that logs are bounded by runs: `x.log`, `x.log.1` … `x.log.3`.
 * @param {string} file
 */
export declare function rotate(file: string): Promise<void>;
/** @param {string} folder @returns {Promise<string[]>} the names of the processes that have a log */
export declare function logNames(folder: string): Promise<string[]>;
export type ShowOptions = {
  write: (line: string) => void;
  /**
   * default: all, also those that come later
   */
  names?: readonly string[];
  /**
   * go on with what is added, until the signal says stop
   */
  follow?: boolean;
  signal?: AbortSignal;
};
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
export declare function showLogs(
  {
    logs,
  }: {
    logs: string;
  },
  { write, names, follow, signal }: ShowOptions,
): Promise<void>;
export type Position = {
  at: number;
  rest: string;
  file: number;
};
