import { compile } from '@fermata/interpreter';
import { seededRandom } from '../lib/random.mjs';
import { faults } from './faults.mjs';
import { fragment } from './fragments.mjs';
import { Sketch } from './sketch.mjs';

/**
 * @typedef {object} Graph
 * @property {number} seed
 * @property {boolean} isSound by construction
 * @property {string} fault what was planted; empty if nothing
 * @property {import('@fermata/interpreter').Plan} plan
 * @property {any} definition
 */

const references = /** @type {any} */ ({
  self: { name: 'generated', version: 1 },
  tasks: { work: { name: 'work', version: 1, implementation: 'bench.work' } },
  forms: {},
  events: {},
});

/**
 * A graph of up to `most` steps that is sound, or broken by one planted fault, by construction. The same seed gives the
 * same graph.
 * @param {number} seed @param {number} [most] @returns {Graph}
 */
export function generate(seed, most = 200) {
  const random = seededRandom(seed);
  const size = 10 + Math.floor(random() * (most - 10));
  const sketch = new Sketch(random, size);
  const isSound = random() < 0.5;
  const name = isSound ? '' : sketch.one(Object.keys(faults));
  const parts = [fragment(sketch, (size - 20) / 2)];
  if (name !== '') parts.push(planted(sketch, name, size / 4));
  parts.push(fragment(sketch, (size - 20) / 2));
  const last = sketch.add({ type: 'end' });
  parts.forEach(({ exit }, at) => sketch.link(exit, parts[at + 1]?.entry ?? last));
  const definition = definitionOf(sketch, parts[0]?.entry ?? last);
  const { plan, problems } = compile(definition, references);
  if (plan === undefined) throw new Error(`seed ${seed}: ${JSON.stringify(problems.slice(0, 3))}`);
  return { seed, isSound, fault: name, plan, definition };
}

/** The fault, now and then inside of something sound. @param {Sketch} sketch @param {string} name @param {number} size */
function planted(sketch, name, size) {
  const fault = faults[/** @type {keyof typeof faults} */ (name)];
  const made = fault(sketch, size);
  if (sketch.below(2) === 0) return made;
  const entry = sketch.add({ split: 'all' });
  const other = fragment(sketch, size / 2);
  const exit = sketch.add({ join: 'all' });
  for (const part of [made, other]) {
    sketch.link(entry, part.entry);
    sketch.link(part.exit, exit);
  }
  return { entry, exit };
}

/** @param {Sketch} sketch @param {string} start */
function definitionOf({ steps }, start) {
  return /** @type {any} */ ({ kind: 'workflow', name: 'generated', start, steps });
}
