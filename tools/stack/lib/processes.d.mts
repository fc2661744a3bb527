/**
 * Whether a process with this id exists, whoever owns it.
 * @param {number} pid
 * @returns {boolean}
 */
export declare function isAlive(pid: number): boolean;
/**
 * The command line of a process; empty when there is none. Ids are used again by the system, so
 * nothing is signalled by a remembered id alone.
 * @param {number} pid
 * @returns {Promise<string>}
 */
export declare function commandOf(pid: number): Promise<string>;
/**
 * Resolves with the first result that is neither undefined nor false.
 * @template T
 * @param {() => T | undefined | false | Promise<T | undefined | false>} check
 * @param {{ withinMs: number, everyMs?: number, what: string, signal?: AbortSignal }} options `what` completes "waited for …".
 * @returns {Promise<T>}
 * @throws when the time is over, or the signal says stop
 */
export declare function waitUntil<T>(
  check: () => T | undefined | false | Promise<T | undefined | false>,
  {
    withinMs,
    everyMs,
    what,
    signal,
  }: {
    withinMs: number;
    everyMs?: number;
    what: string;
    signal?: AbortSignal;
  },
): Promise<T>;
/**
 * Ends a process by the signals in turn, each with its time to obey. Does nothing when it is gone.
 * @param {number} pid
 * @param {ReadonlyArray<{ signal: NodeJS.Signals, withinMs: number }>} steps
 * @returns {Promise<void>}
 */
export declare function endProcess(
  pid: number,
  steps: ReadonlyArray<{
    signal: NodeJS.Signals;
    withinMs: number;
  }>,
): Promise<void>;
