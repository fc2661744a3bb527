export type UpOptions = {
  places: import('./places.mjs').Places;
  say: (line: string) => void;
  watch?: boolean;
  /**
   * ends the start
   */
  signal?: AbortSignal;
};
export type Stack = {
  urls: Record<string, string>;
  users: {
    login: string;
    password: string;
    roles: string[];
  }[];
  /**
   * applications first, then Temporal, then PostgreSQL
   */
  stop: () => Promise<void>;
};
/**
 * @typedef {object} UpOptions
 * @property {import('./places.mjs').Places} places
 * @property {(line: string) => void} say
 * @property {boolean} [watch]
 * @property {AbortSignal} [signal] ends the start
 *
 * @typedef {object} Stack
 * @property {Record<string, string>} urls
 * @property {{ login: string, password: string, roles: string[] }[]} users
 * @property {() => Promise<void>} stop applications first, then Temporal, then PostgreSQL
 */
/** The stack of this clone runs already. */
export declare class AlreadyRunning extends Error {
  pid: number;
  running: import('./running.mjs').Running | undefined;
  /** @param {number} pid @param {import('./running.mjs').Running | undefined} running */
  constructor(pid: number, running: import('./running.mjs').Running | undefined);
}
/**
 * Brings up the whole stack of one clone. When a part fails, what has started is stopped again.
 * @param {UpOptions} options
 * @returns {Promise<Stack>}
 * @throws AlreadyRunning, or what failed in words
 */
export declare function up(options: UpOptions): Promise<Stack>;
/**
 * The demo users in what the seed printed: its last line that is a JSON object.
 * @param {string} printed
 * @returns {Stack['users']}
 */
export declare function usersIn(printed: string): Stack['users'];
