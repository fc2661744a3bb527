/**
 * Writes a file that only we can read, in one move: a reader sees the old text or the new one.
 * @param {string} file
 * @param {string} text
 */
export declare function writePrivate(file: string, text: string): Promise<void>;
/**
 * The secret kept in a file, made at the first call (256 bits, URL-safe).
 * @param {string} file
 * @returns {Promise<string>}
 */
export declare function keptSecret(file: string): Promise<string>;
