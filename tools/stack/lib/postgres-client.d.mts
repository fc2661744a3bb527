/**
 * Runs one query and gives its rows.
 * @param {string} url
 * @param {string} text
 * @param {readonly unknown[]} [values]
 * @returns {Promise<Record<string, unknown>[]>}
 */
export declare function query(
  url: string,
  text: string,
  values?: readonly unknown[],
): Promise<Record<string, unknown>[]>;
/**
 * True, or in words why the server does not answer; never with its password.
 * @param {string} url
 * @returns {Promise<true | string>}
 */
export declare function isAnswering(url: string): Promise<true | string>;
/**
 * Makes a database unless it is there; two that ask at once both succeed.
 * @param {string} adminUrl
 * @param {string} name
 * @param {string} [template]
 */
export declare function createDatabase(adminUrl: string, name: string, template?: string): Promise<void>;
