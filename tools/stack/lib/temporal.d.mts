/** SQLite settings for histories that may be lost with the machine: tests and benchmarks only. */
export declare const fastPragmas: Readonly<{
  journal_mode: 'WAL';
  synchronous: 'OFF';
}>;
export type Temporal = {
  /**
   * host:port
   */
  address: string;
  /**
   * its Web UI
   */
  uiUrl: string | undefined;
  /**
   * undefined = a server of the operator's own
   */
  pid: number | undefined;
  /**
   * never settles for a server of the operator's
   */
  exited: Promise<import('./launch.mjs').Ending>;
  /**
   * does nothing to a server of the operator's
   */
  stop: () => Promise<void>;
};
export type TemporalOptions = {
  port: number;
  /**
   * none: no Web UI
   */
  uiPort?: number;
  /**
   * none: nothing survives
   */
  dbFile?: string;
  /**
   * default `fermata`
   */
  namespace?: string;
  log: string;
  /**
   * the executable; else it is looked for
   */
  path?: string;
  /**
   * where to look and to keep a download
   */
  cacheFolder?: string;
  /**
   * of SQLite
   */
  pragmas?: Readonly<Record<string, string>>;
  say?: (line: string) => void;
  env?: NodeJS.ProcessEnv;
};
/**
 * @typedef {object} Temporal a server that takes connections
 * @property {string} address host:port
 * @property {string | undefined} uiUrl its Web UI
 * @property {number | undefined} pid undefined = a server of the operator's own
 * @property {Promise<import('./launch.mjs').Ending>} exited never settles for a server of the operator's
 * @property {() => Promise<void>} stop does nothing to a server of the operator's
 *
 * @typedef {object} TemporalOptions
 * @property {number} port
 * @property {number} [uiPort] none: no Web UI
 * @property {string} [dbFile] none: nothing survives
 * @property {string} [namespace] default `fermata`
 * @property {string} log
 * @property {string} [path] the executable; else it is looked for
 * @property {string} [cacheFolder] where to look and to keep a download
 * @property {Readonly<Record<string, string>>} [pragmas] of SQLite
 * @property {(line: string) => void} [say]
 * @property {NodeJS.ProcessEnv} [env]
 */
/**
 * Temporal with the namespace and our search attributes: the operator's server when
 * TEMPORAL_ADDRESS names one, else a dev server of ours on 127.0.0.1, which ends when we die.
 * @param {TemporalOptions} options
 * @returns {Promise<Temporal>}
 * @throws with the end of the server's log when it does not come up
 */
export declare function startTemporal(options: TemporalOptions): Promise<Temporal>;
