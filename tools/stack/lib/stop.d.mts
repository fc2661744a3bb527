/**
 * Stops the stack of a state folder in order, and what one that died has left behind.
 * @param {import('./places.mjs').Places} places
 * @param {{ say?: (line: string) => void }} [options]
 * @returns {Promise<'stopped' | 'was not running'>}
 */
export declare function stopStack(
  places: import('./places.mjs').Places,
  {
    say,
  }?: {
    say?: (line: string) => void;
  },
): Promise<'stopped' | 'was not running'>;
/**
 * Refuses while the stack runs: what follows needs its files to itself.
 * @param {import('./places.mjs').Places} places
 * @param {string} what
 */
export declare function mustNotRun(places: import('./places.mjs').Places, what: string): Promise<void>;
/**
 * Removes all data of the stack: the next start begins anew.
 * @param {import('./places.mjs').Places} places
 * @param {{ confirm: (question: string) => Promise<boolean> }} options asked before anything is touched
 * @returns {Promise<boolean>} false = the answer was no
 */
export declare function resetStack(
  places: import('./places.mjs').Places,
  {
    confirm,
  }: {
    confirm: (question: string) => Promise<boolean>;
  },
): Promise<boolean>;
