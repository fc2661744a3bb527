import { confirms, prove, wander } from '@fermata/proof';
import { seededRandom } from '../lib/random.mjs';

/**
 * @typedef {import('./generate.mjs').Graph} Graph
 * @typedef {object} Answer
 * @property {'right' | 'wrong' | 'open'} judged against how the graph was built
 * @property {import('@fermata/proof').Proof['verdict']} verdict
 * @property {number} explored
 * @property {number} cpuMs
 * @property {number} wallMs
 * @property {number} shown counterexamples that the core replays
 * @property {number} unshown counterexamples that it does not
 */

/** Most markings of one proof. */
export const bound = 20_000;

/**
 * What the proof says of a graph, and how long it takes.
 * @param {Graph} graph
 * @returns {Answer}
 */
export function answer(graph) {
  const cpu = process.cpuUsage();
  const wall = performance.now();
  const proof = prove(graph.plan, { bound });
  const wallMs = performance.now() - wall;
  const { user, system } = process.cpuUsage(cpu);
  const stuck = proof.findings.filter(({ code }) => code === 'proof.deadlock' || code === 'proof.starvation');
  const shown = stuck.filter((finding) => confirms(graph.plan, finding)).length;
  return {
    judged: judge(graph, proof),
    verdict: proof.verdict,
    explored: proof.explored,
    cpuMs: (user + system) / 1000,
    wallMs,
    shown,
    unshown: stuck.length - shown,
  };
}

/**
 * Threads without end are a warning and no verdict (rule P1): found where they were planted, that is the right answer.
 * @param {Graph} graph @param {import('@fermata/proof').Proof} proof @returns {Answer['judged']}
 */
function judge(graph, proof) {
  const isUnbounded = proof.findings.some(({ code }) => code === 'proof.unbounded');
  if (proof.verdict === 'undecided') return graph.fault === 'spawning' && isUnbounded ? 'right' : 'open';
  return (proof.verdict === 'sound') === graph.isSound ? 'right' : 'wrong';
}

/** Most settles of one run by chance. */
const mostSettles = 2_000;

/**
 * Runs of the core by chance; how many of them contradict the verdict.
 * @param {Graph} graph @param {Answer} answered @param {number} runs
 */
export function contradictions(graph, answered, runs) {
  const random = seededRandom(graph.seed);
  const chance = (/** @type {number} */ most) => Math.floor(random() * most);
  let count = 0;
  for (let run = 0; run < runs; run += 1) {
    const { end } = wander(graph.plan, chance, mostSettles);
    if (end === 'held' && answered.verdict === 'sound') count += 1;
  }
  return count;
}
