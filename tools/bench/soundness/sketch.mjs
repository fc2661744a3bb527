/**
 * A definition in the making. Fragments have one entry and one exit; whatever follows is linked to the exit.
 * @typedef {{ entry: string, exit: string }} Fragment
 * @typedef {Record<string, any>} Step
 */

/** Steps of one graph; ids are short and in order of making. */
export class Sketch {
  /** @type {Record<string, Step>} */
  steps = {};
  /** How many loops are around what is being made: a branch that ends by itself would pile up there. */
  loops = 0;
  /** How many threads, and rests of rounds, are around it: what withdraws would withdraw from all of them. */
  threads = 0;

  /** @param {() => number} random @param {number} size most steps */
  constructor(random, size) {
    this.random = random;
    this.size = size;
  }

  /** Steps that may still be made. */
  get left() {
    return this.size - Object.keys(this.steps).length;
  }

  /** @param {number} most */
  below(most) {
    return Math.floor(this.random() * most);
  }

  /** @template T @param {readonly T[]} items @returns {T} */
  one(items) {
    return /** @type {T} */ (items[this.below(items.length)]);
  }

  /** @param {Step} [more] @returns {string} */
  add(more = {}) {
    const id = `s${Object.keys(this.steps).length + 1}`;
    this.steps[id] = 'type' in more ? { ...more } : { ...this.work(), ...more };
    return id;
  }

  work() {
    const kind = this.below(10);
    if (kind < 6) return { type: 'task', task: 'work' };
    if (kind < 8) return { type: 'set', with: {} };
    return { type: 'delay', delay: { for: 'PT1M' } };
  }

  /** @param {string} from @param {string} to @param {object} [more] */
  link(from, to, more = {}) {
    const step = /** @type {Step} */ (this.steps[from]);
    step['next'] = [...(step['next'] ?? []), { to, ...more }];
  }

  /** A way under a condition that is nobody's. @param {string} from @param {string} to */
  maybe(from, to) {
    this.link(from, to, { when: 'input.yes' });
  }

  /** The steps that were made by a call. @template T @param {() => T} make @returns {{ made: T, ids: string[] }} */
  record(make) {
    const before = Object.keys(this.steps).length;
    const made = make();
    return { made, ids: Object.keys(this.steps).slice(before) };
  }
}
