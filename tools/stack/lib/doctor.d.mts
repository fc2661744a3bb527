export type Finding = {
  /**
   * fail = `npm start` cannot work, or the running stack does not
   */
  level: 'ok' | 'warn' | 'fail';
  what: string;
  /**
   * what to do
   */
  fix?: string;
};
export type Patient = {
  places: import('./places.mjs').Places;
  env: NodeJS.ProcessEnv;
  running: boolean;
};
/**
 * @typedef {object} Finding
 * @property {'ok' | 'warn' | 'fail'} level fail = `npm start` cannot work, or the running stack does not
 * @property {string} what
 * @property {string} [fix] what to do
 *
 * @typedef {{ places: import('./places.mjs').Places, env: NodeJS.ProcessEnv, running: boolean }} Patient
 */
/**
 * Looks at everything the stack needs. It changes nothing, downloads nothing and never throws.
 * @param {import('./places.mjs').Places} places
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<Finding[]>}
 */
export declare function doctor(
  places: import('./places.mjs').Places,
  env?: NodeJS.ProcessEnv,
): Promise<Finding[]>;
