/**
 * Why this Node is too old for the clone; undefined when it is not.
 * @param {string} clone
 * @returns {string | undefined}
 */
export declare function nodeProblem(clone: string): string | undefined;
/**
 * Whether the dependencies are those of the lock.
 * @param {string} clone
 * @returns {boolean}
 */
export declare function isInstalled(clone: string): boolean;
/**
 * Installs the dependencies unless they are there.
 * @param {string} clone
 * @param {(line: string) => void} say
 */
export declare function install(clone: string, say: (line: string) => void): void;
/**
 * Builds what has changed since the last build: the programs, and from them the pages.
 * @param {string} clone
 * @param {(line: string) => void} say
 * @param {{ signal?: AbortSignal, pages?: boolean }} [options] `pages: false` leaves the pages to the development server
 */
export declare function build(
  clone: string,
  say: (line: string) => void,
  {
    signal,
    pages,
  }?: {
    signal?: AbortSignal;
    pages?: boolean;
  },
): Promise<void>;
