export type RunningProcess = {
  name: string;
  pid: number;
  /**
   * what the process was when it was noted: a pid alone proves nothing
   */
  command: string;
};
export type Running = {
  /**
   * of the stack
   */
  pid: number;
  startedAt: string;
  ready: boolean;
  urls: Record<string, string>;
  ports: Record<string, number>;
  /**
   * in the order of their start
   */
  processes: RunningProcess[];
};
/**
 * @typedef {object} RunningProcess
 * @property {string} name
 * @property {number} pid
 * @property {string} command what the process was when it was noted: a pid alone proves nothing
 *
 * @typedef {object} Running what a running stack says about itself (`.fermata/urls.json`)
 * @property {number} pid of the stack
 * @property {string} startedAt
 * @property {boolean} ready
 * @property {Record<string, string>} urls
 * @property {Record<string, number>} ports
 * @property {RunningProcess[]} processes in the order of their start
 */
/**
 * What the stack of this state folder says, or said before it died.
 * @param {{ running: string }} places
 * @returns {Promise<Running | undefined>}
 */
export declare function readRunning({ running }: { running: string }): Promise<Running | undefined>;
/** @param {{ running: string }} places @param {Running} value */
export declare function writeRunning(
  {
    running,
  }: {
    running: string;
  },
  value: Running,
): Promise<void>;
/**
 * The process that holds the lock, when it still is what it was.
 * @param {{ lock: string }} places
 * @returns {Promise<number | undefined>}
 */
export declare function lockHolder({ lock }: { lock: string }): Promise<number | undefined>;
/**
 * Takes the lock of the state folder for this process.
 * @param {{ lock: string }} places
 * @returns {Promise<number | undefined>} undefined = taken; else who has it
 */
export declare function takeLock(places: { lock: string }): Promise<number | undefined>;
/** @param {{ lock: string }} places */
export declare function giveLock({ lock }: { lock: string }): Promise<void>;
/**
 * Ends what a stack that died has left behind, applications first.
 * @param {{ running: string }} places
 * @param {(line: string) => void} [say]
 */
export declare function endLeftovers(
  places: {
    running: string;
  },
  say?: (line: string) => void,
): Promise<void>;
