import { limitLine } from '../lib/report.mjs';
import { seedOf } from '../lib/random.mjs';
import { quantile } from '../lib/statistics.mjs';
import { answer, bound, contradictions } from '../soundness/compare.mjs';
import { generate } from '../soundness/generate.mjs';

const goals = Object.freeze({ wrong: 0, openShare: 0.05, p95Ms: 300, contradictions: 0 });
const sizes = Object.freeze({ whole: { graphs: 1_000, runs: 50 }, short: { graphs: 100, runs: 10 } });
const warmUp = 20;

/**
 * Verdicts of generated graphs against how they were built, and against runs of the core by chance.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ say, short }) {
  const seed = seedOf();
  const { graphs, runs } = short ? sizes.short : sizes.whole;
  say(`BENCH_SEED=${seed}: ${graphs} graphs of up to 200 steps, ${runs} runs by chance of each`);
  for (let at = 0; at < warmUp; at += 1) answer(generate(seed + graphs + at));
  const rows = [];
  for (let at = 0; at < graphs; at += 1) {
    rows.push(measure(seed + at, runs));
    if ((at + 1) % 100 === 0) say(`${at + 1} graphs`);
  }
  return outcome(rows, graphs * runs);
}

/** @param {number} seed @param {number} runs */
function measure(seed, runs) {
  const graph = generate(seed);
  const answered = answer(graph);
  const { isSound, fault } = graph;
  const steps = Object.keys(graph.plan.steps).length;
  return { seed, isSound, fault, steps, ...answered, against: contradictions(graph, answered, runs) };
}

/** @param {ReturnType<typeof measure>[]} rows @param {number} runs */
function outcome(rows, runs) {
  const count = (/** @type {(row: ReturnType<typeof measure>) => boolean} */ is) => rows.filter(is).length;
  const wrong = count(({ judged }) => judged === 'wrong');
  const open = count(({ judged }) => judged === 'open') / rows.length;
  const against = rows.reduce((sum, row) => sum + row.against, 0);
  const cpu = rows.map(({ cpuMs }) => cpuMs);
  const p95 = quantile(cpu, 0.95);
  const shown = rows.reduce((sum, row) => sum + row.shown, 0);
  const all = rows.reduce((sum, row) => sum + row.shown + row.unshown, 0);
  const wall = rows.map(({ wallMs }) => wallMs);
  return {
    lines: [
      limitLine({ name: 'soundness/wrong', value: wrong, goal: goals.wrong, unit: '', digits: 0 }),
      limitLine({ name: 'soundness/undecided', value: open, goal: goals.openShare, unit: '', digits: 3 }),
      limitLine({ name: 'soundness/p95-cpu', value: p95, goal: goals.p95Ms, unit: 'ms' }),
      limitLine({
        name: 'soundness/contradictions',
        value: against,
        goal: goals.contradictions,
        unit: '',
        digits: 0,
      }),
      `  ${rows.length} graphs, ${count(({ isSound }) => isSound)} of them sound; ${runs} runs by chance; bound ${bound} markings`,
      `  CPU ms p50 ${quantile(cpu, 0.5).toFixed(1)}, max ${Math.max(...cpu).toFixed(0)}; wall ms p50 ${quantile(wall, 0.5).toFixed(1)}, p95 ${quantile(wall, 0.95).toFixed(1)}`,
      `  the core replays ${shown} of ${all} counterexamples`,
      ...rows
        .filter(({ judged, against: runsAgainst }) => judged !== 'right' || runsAgainst > 0)
        .map(rowLine),
    ],
    passed:
      wrong <= goals.wrong &&
      open <= goals.openShare &&
      p95 <= goals.p95Ms &&
      against <= goals.contradictions,
    figures: { rows },
  };
}

/** @param {ReturnType<typeof measure>} row */
function rowLine({ seed, steps, isSound, fault, verdict, explored, against }) {
  const built = isSound ? 'sound' : fault;
  return `  seed ${seed}: ${steps} steps, built ${built}, said ${verdict} after ${explored} markings, ${against} runs against it`;
}
