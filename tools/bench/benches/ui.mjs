import { runForms } from '../ui/forms.mjs';
import { runGraph } from '../ui/graph.mjs';

const parts = Object.freeze([runForms, runGraph]);
/** Rounds of the short form: forwards and backwards once. */
const fewRounds = 2;

/**
 * What people wait for in the browser, part by part.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run(assignment) {
  /** @type {import('../lib/bench.mjs').Outcome[]} */
  const outcomes = [];
  const rounds = assignment.short ? fewRounds : assignment.pairs;
  for (const part of parts) outcomes.push(await part({ ...assignment, pairs: rounds }));
  return {
    lines: outcomes.flatMap(({ lines }) => lines),
    passed: outcomes.every(({ passed }) => passed),
    figures: outcomes.map(({ figures }) => figures),
  };
}
