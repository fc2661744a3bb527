export type Process = {
  /**
   * undefined = not ours
   */
  pid: number | undefined;
  exited: Promise<import('./launch.mjs').Ending>;
  stop: () => Promise<void>;
};
export type Charge = {
  name: string;
  /**
   * resolves when it can be used, rejects when it does not come up
   */
  start: () => Promise<Process>;
};
export type SupervisorOptions = {
  say: (line: string) => void;
  /**
   * told of every new process
   */
  changed?: (name: string, pid: number | undefined) => void;
  now?: () => number;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
};
export type Supervisor = {
  /**
   * rejects when the very first start fails
   */
  start: (charge: Charge) => Promise<void>;
  /**
   * ends all, the last started first; safe to call twice
   */
  stop: () => Promise<void>;
};
/**
 * @typedef {object} Process one run of a process
 * @property {number | undefined} pid undefined = not ours
 * @property {Promise<import('./launch.mjs').Ending>} exited
 * @property {() => Promise<void>} stop
 *
 * @typedef {object} Charge what is to be kept running
 * @property {string} name
 * @property {() => Promise<Process>} start resolves when it can be used, rejects when it does not come up
 *
 * @typedef {object} SupervisorOptions
 * @property {(line: string) => void} say
 * @property {(name: string, pid: number | undefined) => void} [changed] told of every new process
 * @property {() => number} [now]
 * @property {(ms: number, signal: AbortSignal) => Promise<void>} [wait]
 *
 * @typedef {object} Supervisor
 * @property {(charge: Charge) => Promise<void>} start rejects when the very first start fails
 * @property {() => Promise<void>} stop ends all, the last started first; safe to call twice
 */
/**
 * Keeps processes running: one that dies is started again after a back-off, and that is said.
 * @param {SupervisorOptions} options
 * @returns {Supervisor}
 */
export declare function supervise(options: SupervisorOptions): Supervisor;
export type Post = {
  name: string;
  current: () => Process | undefined;
  /**
   * the first start
   */
  started: Promise<void>;
  /**
   * nothing will be started here any more
   */
  done: Promise<void>;
};
