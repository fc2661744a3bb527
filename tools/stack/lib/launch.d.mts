export type Ending = {
  code: number | null;
  signal: NodeJS.Signals | null;
};
export type Launched = {
  pid: number;
  /**
   * settles once, never rejects
   */
  exited: Promise<Ending>;
};
export type LaunchOptions = {
  command: string;
  args: readonly string[];
  /**
   * the file that takes both outputs
   */
  log: string;
  cwd?: string;
  env?: NodeJS.ProcessEnv;
  /**
   * another user to run as (root only)
   */
  as?:
    | {
        uid: number;
        gid: number;
      }
    | undefined;
  /**
   * the signal it gets when we die without stopping it
   */
  lifeline?: NodeJS.Signals;
};
/**
 * @typedef {object} Ending how a process ended
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 *
 * @typedef {object} Launched
 * @property {number} pid
 * @property {Promise<Ending>} exited settles once, never rejects
 *
 * @typedef {object} LaunchOptions
 * @property {string} command
 * @property {readonly string[]} args
 * @property {string} log the file that takes both outputs
 * @property {string} [cwd]
 * @property {NodeJS.ProcessEnv} [env]
 * @property {{ uid: number, gid: number } | undefined} [as] another user to run as (root only)
 * @property {NodeJS.Signals} [lifeline] the signal it gets when we die without stopping it
 */
/**
 * Starts a process in a group of its own, so that Ctrl-C in the terminal reaches only us and we
 * stop things in order. Its output goes to a file, never through us: it can outlive a pipe.
 * @param {LaunchOptions} options
 * @returns {Promise<Launched>}
 * @throws when the command cannot be run
 */
export declare function launch({
  command,
  args,
  log,
  cwd,
  env,
  as,
  lifeline,
}: LaunchOptions): Promise<Launched>;
/**
 * The last lines of a log file, for a message; empty when there is none.
 * @param {string} file
 * @param {number} [lines]
 * @returns {string}
 */
export declare function lastLines(file: string, lines?: number): string;
