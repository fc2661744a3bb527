export type RunOptions = {
  places: import('./places.mjs').Places;
  env: NodeJS.ProcessEnv;
  ports: import('./environment.mjs').Ports;
  /**
   * ends the wait for its first answer
   */
  signal?: AbortSignal;
  /**
   * restart on changes of what it imports
   */
  watch?: boolean;
};
/**
 * @typedef {object} RunOptions
 * @property {import('./places.mjs').Places} places
 * @property {NodeJS.ProcessEnv} env
 * @property {import('./environment.mjs').Ports} ports
 * @property {AbortSignal} [signal] ends the wait for its first answer
 * @property {boolean} [watch] restart on changes of what it imports
 */
/**
 * Starts an application and waits until it answers.
 * @param {import('./applications.mjs').Application} application
 * @param {RunOptions} options
 * @returns {Promise<import('./supervise.mjs').Process>}
 * @throws with the end of its log when it ends or does not answer
 */
export declare function runApplication(
  { name, entry, port, health, develop }: import('./applications.mjs').Application,
  { places, env, ports, watch, signal }: RunOptions,
): Promise<import('./supervise.mjs').Process>;
/**
 * Runs a preparation to its end.
 * @param {import('./applications.mjs').Application} application
 * @param {{ places: import('./places.mjs').Places, env: NodeJS.ProcessEnv, signal?: AbortSignal }} options
 * @returns {Promise<string>} what it printed
 * @throws with the end of its log when it fails
 */
export declare function runOnce(
  { name, entry }: import('./applications.mjs').Application,
  {
    places,
    env,
    signal,
  }: {
    places: import('./places.mjs').Places;
    env: NodeJS.ProcessEnv;
    signal?: AbortSignal;
  },
): Promise<string>;
