/** Settings for data that may be lost with the machine: tests and benchmarks only. */
export declare const fastSettings: Readonly<{
  fsync: 'off';
  synchronous_commit: 'off';
  full_page_writes: 'off';
}>;
export type Postgres = {
  /**
   * of the database
   */
  url: string;
  /**
   * of the database `postgres`, for whoever creates databases
   */
  adminUrl: string;
  port: number;
  /**
   * undefined = a server of the operator's own
   */
  pid: number | undefined;
  /**
   * it ran before we came
   */
  adopted: boolean;
  /**
   * where the data really are
   */
  dataFolder: string | undefined;
  /**
   * never settles for a server of the operator's
   */
  exited: Promise<import('./launch.mjs').Ending>;
  /**
   * does nothing to a server of the operator's
   */
  stop: (mode?: StopMode) => Promise<void>;
};
export type StopMode = 'smart' | 'fast' | 'immediate';
export type PostgresOptions = {
  /**
   * made when it is not there
   */
  dataFolder: string;
  /**
   * taken unless a server already runs on this data folder
   */
  port: number;
  log: string;
  /**
   * default: beside the data folder
   */
  passwordFile?: string;
  /**
   * made when it is not there; default `fermata`
   */
  database?: string;
  /**
   * lines of postgresql.conf
   */
  settings?: Readonly<Record<string, string>>;
};
/**
 * @typedef {object} Postgres a server that takes connections
 * @property {string} url of the database
 * @property {string} adminUrl of the database `postgres`, for whoever creates databases
 * @property {number} port
 * @property {number | undefined} pid undefined = a server of the operator's own
 * @property {boolean} adopted it ran before we came
 * @property {string | undefined} dataFolder where the data really are
 * @property {Promise<import('./launch.mjs').Ending>} exited never settles for a server of the operator's
 * @property {(mode?: StopMode) => Promise<void>} stop does nothing to a server of the operator's
 *
 * @typedef {'smart' | 'fast' | 'immediate'} StopMode
 *
 * @typedef {object} PostgresOptions
 * @property {string} dataFolder made when it is not there
 * @property {number} port taken unless a server already runs on this data folder
 * @property {string} log
 * @property {string} [passwordFile] default: beside the data folder
 * @property {string} [database] made when it is not there; default `fermata`
 * @property {Readonly<Record<string, string>>} [settings] lines of postgresql.conf
 */
/**
 * Brings up PostgreSQL on 127.0.0.1 (no Unix socket, password required), or adopts the server that
 * already runs on the data folder. It ends when we die.
 * @param {PostgresOptions} options
 * @returns {Promise<Postgres>}
 * @throws with the end of the server's log when it does not come up
 */
export declare function startPostgres(options: PostgresOptions): Promise<Postgres>;
/**
 * The operator's own server when DATABASE_URL names one, else one of ours.
 * @param {PostgresOptions & { env?: NodeJS.ProcessEnv }} options
 * @returns {Promise<Postgres>}
 */
export declare function providePostgres({
  env,
  ...options
}: PostgresOptions & {
  env?: NodeJS.ProcessEnv;
}): Promise<Postgres>;
