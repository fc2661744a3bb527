/**
 * What an installation depends on: the lock, the Node version, the platform.
 * @param {string} lock the text of package-lock.json
 * @param {{ node?: string, platform?: string }} [machine]
 * @returns {string}
 */
export function installStamp(
  lock: string,
  {
    node,
    platform,
  }?: {
    node?: string;
    platform?: string;
  },
): string;
/**
 * What a build depends on: every source file by path and content; tests do not count.
 * @param {string} clone
 * @returns {Promise<string>}
 */
export function sourcesStamp(clone: string): Promise<string>;
/**
 * Whether a file holds this stamp.
 * @param {string} file
 * @param {string} stamp
 */
export function isStamped(file: string, stamp: string): Promise<boolean>;
/** @param {string} file @param {string} stamp */
export function writeStamp(file: string, stamp: string): Promise<void>;
/**
 * Whether npm itself has installed since the lock last changed: its own note is newer.
 * @param {string} clone
 */
export function isInstalledByHand(clone: string): Promise<boolean>;
