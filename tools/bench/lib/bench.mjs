/**
 * What every bench is given and what it gives.
 *
 * @typedef {object} Options
 * @property {string} name of the bench
 * @property {number} pairs blocks of ours and of the anchor, at least 5 unless short
 * @property {boolean} short the form for CI: fewer of everything
 * @property {string} [json] the file that gets all figures
 *
 * @typedef {Options & { say: (line: string) => void }} Assignment
 *
 * @typedef {object} Outcome
 * @property {readonly string[]} lines what is printed at the end
 * @property {boolean} passed
 * @property {unknown} figures everything measured
 *
 * @typedef {{ what: string, load: () => Promise<{ run: (assignment: Assignment) => Promise<Outcome> }> }} Bench
 */
export {};
