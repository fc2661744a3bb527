export type PostgresHome = {
  initdb: string;
  postgres: string;
  /**
   * the data folder as the server sees it
   */
  data: string;
  /**
   * undefined = ourselves
   */
  owner: import('./owner.mjs').Owner | undefined;
};
/**
 * Where one PostgreSQL lives.
 * @typedef {object} PostgresHome
 * @property {string} initdb
 * @property {string} postgres
 * @property {string} data the data folder as the server sees it
 * @property {import('./owner.mjs').Owner | undefined} owner undefined = ourselves
 */
/**
 * The binaries and the data folder for us. As root both must be open to the owner: behind a
 * private folder they live in one of /var/tmp instead, binaries copied (60 MB, once a version).
 * @param {string} dataFolder
 * @returns {Promise<PostgresHome>}
 * @throws when the binaries for this platform are not installed
 */
export declare function postgresHome(dataFolder: string): Promise<PostgresHome>;
/**
 * Where the data of a folder really lie, and whose they are.
 * @param {string} dataFolder
 * @returns {Promise<Pick<PostgresHome, 'data' | 'owner'> & { outside: string | undefined }>}
 *   `outside`: the folder of /var/tmp that stands for it, when it is behind a private one
 */
export declare function dataPlace(dataFolder: string): Promise<
  Pick<PostgresHome, 'data' | 'owner'> & {
    outside: string | undefined;
  }
>;
/**
 * Gives a folder and all in it to the owner.
 * @param {string} folder
 * @param {import('./owner.mjs').Owner} owner
 */
export declare function giveTo(folder: string, owner: import('./owner.mjs').Owner): Promise<void>;
/**
 * Refuses a data folder that another major version of PostgreSQL has written.
 * @param {PostgresHome} home
 */
export declare function checkMajor({ data, postgres }: PostgresHome): Promise<void>;
/** Makes the parent of the data folder. @param {string} folder */
export declare function parentOf(folder: string): Promise<string>;
