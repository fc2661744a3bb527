import { compile, createOwningInterpreter } from '@fermata/interpreter';
import { manySteps, references } from '../lib/graphs.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { median, spread } from '../lib/statistics.mjs';

const goals = Object.freeze({ slope: 1.15, compileMs: 0.1 });
const sizes = Object.freeze([10, 100, 1000]);

/**
 * The core alone, CPU time: what a step costs in graphs of many sizes, against our own ten steps.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ pairs, short, say }) {
  const steps = short ? 2_000 : 20_000;
  const graphs = sizes.map((size) => ({ size, plan: planOf(size), perStep: /** @type {number[]} */ ([]) }));
  for (const { size, plan } of graphs) cpuOf(plan, size, steps);
  for (let round = 1; round <= pairs; round += 1) {
    for (const graph of graphs) graph.perStep.push(cpuOf(graph.plan, graph.size, steps));
    say(
      `round ${round} of ${pairs}: ${graphs.map(({ perStep }) => perStep.at(-1)?.toFixed(4)).join(' / ')} ms`,
    );
  }
  const [least] = graphs;
  const rows = graphs.slice(1).map((graph) => ({
    name: `graph-size/${graph.size}`,
    ours: median(graph.perStep),
    anchor: median(least?.perStep ?? []),
    ratio: spread(graph.perStep.map((ms, index) => ms / (least?.perStep[index] ?? Number.NaN))),
    goal: goals.slope,
    unit: 'ms a step',
  }));
  const compiling = { name: 'graph-size/compile', value: compileMs(short ? 3 : 15), goal: goals.compileMs };
  return {
    lines: [...rows.map((row) => ratioLine(row)), limitLine({ ...compiling, unit: 'ms a step', digits: 3 })],
    passed: rows.every(({ ratio, goal }) => meets(ratio.median, goal)) && compiling.value <= compiling.goal,
    figures: { rows, compiling },
  };
}

/** @param {number} size */
function planOf(size) {
  const graph = manySteps(size);
  const definition = /** @type {any} */ ({ kind: 'workflow', title: graph.name, ...graph });
  const self = { name: graph.name, version: 1 };
  const { plan, problems } = compile(definition, /** @type {any} */ ({ self, ...references }));
  if (plan === undefined) throw new TypeError(JSON.stringify(problems));
  return plan;
}

/** CPU of one step: whole instances, until so many steps are done. */
function cpuOf(/** @type {any} */ plan, /** @type {number} */ size, /** @type {number} */ steps) {
  const interpreter = createOwningInterpreter(plan);
  const rounds = Math.max(1, Math.round(steps / size));
  const before = cpuNow();
  for (let round = 0; round < rounds; round += 1) play(interpreter, size);
  return (cpuNow() - before) / (rounds * size);
}

function play(/** @type {any} */ interpreter, /** @type {number} */ size) {
  const trigger = { type: 'manual' };
  const started = { type: 'started', at: 1, instanceId: 'i', input: { v: 1 }, trigger, startedBy: 'bench' };
  let { state } = interpreter.advance(undefined, started);
  for (let n = 1; n <= size; n += 1) {
    const occurrence = { type: 'taskCompleted', at: n + 1, work: `s${n}#1`, output: { v: n + 1 } };
    ({ state } = interpreter.advance(state, occurrence));
  }
  if (state.closed?.status !== 'completed') throw new Error('the instance did not complete');
}

/** Of a thousand steps, each time anew. @param {number} times */
function compileMs(times) {
  planOf(1000);
  const all = Array.from({ length: times }, () => {
    const before = cpuNow();
    planOf(1000);
    return (cpuNow() - before) / 1000;
  });
  return median(all);
}

function cpuNow() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
