export type Owner = {
  name: string;
  uid: number;
  gid: number;
};
/** @typedef {{ name: string, uid: number, gid: number }} Owner */
/**
 * The user that PostgreSQL runs as: undefined = ourselves; a server refuses to run as root.
 * @returns {Promise<Owner | undefined>}
 */
export declare function databaseOwner(): Promise<Owner | undefined>;
/**
 * The first folder on the way to a path that the owner may not pass; undefined when all are open.
 * @param {string} path an absolute path; parts that do not exist yet are taken as open
 * @param {Owner} owner
 * @returns {Promise<string | undefined>}
 */
export declare function barrier(path: string, owner: Owner): Promise<string | undefined>;
/**
 * A folder outside, open to the owner, that belongs to a path behind a barrier. Its name is
 * guessable and its parent is everyone's, so a folder that somebody else has put there is refused.
 * @param {string} path
 * @param {Owner} owner
 * @returns {Promise<string>}
 */
export declare function folderOutside(path: string, owner: Owner): Promise<string>;
/**
 * Makes a private folder of the owner's.
 * @param {string} folder
 * @param {Owner | undefined} owner
 */
export declare function privateFolder(folder: string, owner: Owner | undefined): Promise<void>;
