/**
 * Why this Node is too old; undefined when it is not.
 * @param {string} [version]
 * @returns {string | undefined}
 */
export function nodeProblem(version?: string): string | undefined;
/**
 * Whether the dependencies are those of the lock, for this Node and platform.
 * @param {string} clone
 */
export function isInstalled(clone: string): Promise<boolean>;
/**
 * Installs the dependencies unless they are there.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 */
export function install(clone: string, say: (line: string) => void, signal?: AbortSignal): Promise<void>;
/**
 * Builds unless nothing has changed since the last build.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {AbortSignal} [signal]
 */
export function build(clone: string, say: (line: string) => void, signal?: AbortSignal): Promise<void>;
/** The lowest Node version that everything runs on. */
export const lowestNode: '20.19.0';
