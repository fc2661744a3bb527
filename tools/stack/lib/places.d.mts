/** The clone that this file lies in. */
export declare const thisClone: string;
export type Places = {
  clone: string;
  /**
   * what must survive: data, secrets, logs
   */
  state: string;
  /**
   * what can be got or built again
   */
  cache: string;
  logs: string;
  /**
   * who runs the stack
   */
  lock: string;
  /**
   * addresses, ports and process ids of the running stack
   */
  running: string;
  cliToken: string;
  secret: string;
  /**
   * the version of the data folder
   */
  version: string;
  postgres: string;
  postgresPassword: string;
  temporalFolder: string;
  temporalFile: string;
  /**
   * the ledger of the demo shop
   */
  shopFile: string;
  /**
   * when the last backup was made, and its size
   */
  lastBackup: string;
};
/**
 * @typedef {object} Places the files and folders of one clone's stack, all absolute
 * @property {string} clone
 * @property {string} state what must survive: data, secrets, logs
 * @property {string} cache what can be got or built again
 * @property {string} logs
 * @property {string} lock who runs the stack
 * @property {string} running addresses, ports and process ids of the running stack
 * @property {string} cliToken
 * @property {string} secret
 * @property {string} version the version of the data folder
 * @property {string} postgres
 * @property {string} postgresPassword
 * @property {string} temporalFolder
 * @property {string} temporalFile
 * @property {string} shopFile the ledger of the demo shop
 * @property {string} lastBackup when the last backup was made, and its size
 */
/**
 * @param {string} [clone]
 * @param {string} [stateFolder] default: `.fermata` in the clone
 * @returns {Places}
 */
export declare function placesOf(clone?: string, stateFolder?: string): Places;
/**
 * Makes the state folder. As root the database's user must be able to pass through it, not to list it.
 * @param {Places} places
 */
export declare function makeState({ state, logs }: Places): Promise<void>;
