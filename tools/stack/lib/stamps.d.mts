/**
 * What a build depends on: every source file by path and content; tests do not count.
 * @param {string} clone
 * @returns {Promise<string>}
 */
export declare function sourcesStamp(clone: string): Promise<string>;
/**
 * Whether a file holds this stamp.
 * @param {string} file
 * @param {string} stamp
 */
export declare function isStamped(file: string, stamp: string): Promise<boolean>;
/** @param {string} file @param {string} stamp */
export declare function writeStamp(file: string, stamp: string): Promise<void>;
