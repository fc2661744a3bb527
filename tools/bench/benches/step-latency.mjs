import { randomUUID } from 'node:crypto';
import { queues } from '../anchor/queues.mjs';
import { openGround } from '../lib/ground.mjs';
import { tenShortSteps, tenSteps } from '../lib/graphs.mjs';
import { requireSameOptions, weigh } from '../lib/histories.mjs';
import { prepareInstance, publishGraph } from '../lib/ours.mjs';
import { meets, ratioLine } from '../lib/report.mjs';
import { openSides } from '../lib/sides.mjs';
import { interleaved, quantile, spread } from '../lib/statistics.mjs';
import { cpuMsOf } from '../lib/usage.mjs';

const goals = Object.freeze({ p50: 1.05, p99: 1.1, cpu: 1.15, short: 0.2 });
const expected = JSON.stringify({ v: 11 });

/**
 * Ten no-op tasks in a row, one instance at a time: ours on the product's worker with PostgreSQL, as ordinary tasks and
 * as short ones, the anchor by hand.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ pairs, short, say }) {
  const size = short ? { warmUp: 5, block: 5 } : { warmUp: 20, block: 20 };
  say('Starting servers and workers …');
  const ground = await openGround(say);
  const sides = await openSides(ground);
  const measure = measuring(ground, sides, {
    ours: await publishGraph(sides.database, tenSteps),
    short: await publishGraph(sides.database, tenShortSteps),
  });
  say('Warming up …');
  const [first] = await measure.ours(size.warmUp).then(({ ids }) => ids);
  const [firstAnchor] = await measure.anchor(size.warmUp).then(({ ids }) => ids);
  await measure.short(size.warmUp);
  await refuseOtherOptions(sides, String(first), String(firstAnchor));
  const blocks = [];
  for (const [index, order] of interleaved(pairs).entries()) {
    const pair = {};
    for (const side of order) pair[side] = await measure[side](size.block);
    pair.short = await measure.short(size.block);
    blocks.push(pair);
    const p50 = [pair.ours, pair.short, pair.anchor].map((block) => p(block, 0.5)).join(' / ');
    say(`pair ${index + 1} of ${pairs}: p50 ${p50} ms`);
  }
  return judged(blocks);
}

/** @param {{ times: number[] }} block @param {number} share */
function p({ times }, share) {
  return quantile(times, share).toFixed(1);
}

/** @param {import('../lib/ground.mjs').Ground} ground @param {import('../lib/sides.mjs').Sides} sides @param {Record<'ours' | 'short', import('@fermata/contracts').PlanReference>} plans */
function measuring(ground, sides, plans) {
  const { database, orchestrator, client } = sides;
  const ours = (/** @type {import('@fermata/contracts').PlanReference} */ plan) => async () => {
    const start = await prepareInstance(database, plan, { key: randomUUID(), input: { v: 1 } });
    return timed(start.instanceId, async () => {
      await orchestrator.start(start);
      return client.workflow.getHandle(start.instanceId).result();
    });
  };
  const anchor = async () => {
    const workflowId = randomUUID();
    return timed(workflowId, () =>
      client.workflow.execute('tenSteps', { workflowId, taskQueue: queues.workflow, args: [{ v: 1 }] }),
    );
  };
  const block = (one, worker) => async (/** @type {number} */ count) => {
    const parts = { server: ground.pids.temporal, database: ground.pids.postgres, worker };
    const before = await usageOf(parts);
    const done = [];
    for (let n = 0; n < count; n += 1) done.push(await one());
    const after = await usageOf(parts);
    const cpu = Object.fromEntries(
      Object.keys(parts).map((part) => [part, (after[part] - before[part]) / count]),
    );
    const cpuMs = Object.values(cpu).reduce((sum, ms) => sum + ms, 0);
    return { times: done.map(({ ms }) => ms), ids: done.map(({ id }) => id), cpuMs, cpu };
  };
  return {
    ours: block(ours(plans.ours), sides.pids.ours),
    short: block(ours(plans.short), sides.pids.ours),
    anchor: block(anchor, sides.pids.anchor),
  };
}

/** CPU so far of each part. @param {Readonly<Record<string, number>>} parts */
async function usageOf(parts) {
  const entries = Object.entries(parts).map(async ([part, pid]) => [part, await cpuMsOf([pid])]);
  return Object.fromEntries(await Promise.all(entries));
}

/** @param {string} id @param {() => Promise<unknown>} work */
async function timed(id, work) {
  const began = performance.now();
  const result = JSON.stringify(await work());
  const ms = performance.now() - began;
  if (result !== expected) throw new Error(`${id} came to ${result}, not to ${expected}`);
  return { id, ms };
}

/** @param {import('../lib/sides.mjs').Sides} sides @param {string} ours @param {string} anchor */
async function refuseOtherOptions({ client }, ours, anchor) {
  const [mine, theirs] = await Promise.all([ours, anchor].map((id) => weigh(client.workflow.getHandle(id))));
  requireSameOptions(mine.history, theirs.history);
}

/** @param {{ ours: any, anchor: any }[]} blocks */
function judged(blocks) {
  const all = (/** @type {'ours' | 'anchor'} */ side) => blocks.flatMap((pair) => pair[side].times);
  const cpu = (/** @type {'ours' | 'anchor'} */ side) =>
    blocks.reduce((sum, pair) => sum + pair[side].cpuMs, 0) / blocks.length;
  const cpuMs = { ours: cpu('ours'), anchor: cpu('anchor') };
  const row = (/** @type {string} */ name, /** @type {number} */ share) => ({
    name: `step-latency/${name}`,
    ours: quantile(all('ours'), share),
    anchor: quantile(all('anchor'), share),
    ratio: spread(
      blocks.map(({ ours, anchor }) => quantile(ours.times, share) / quantile(anchor.times, share)),
    ),
    goal: goals[/** @type {'p50' | 'p99'} */ (name)],
    cpuMs,
    unit: 'ms',
  });
  const rows = [row('p50', 0.5), pooled(row('p99', 0.99))];
  const ratio = spread(blocks.map(({ ours, anchor }) => ours.cpuMs / anchor.cpuMs));
  rows.push({ name: 'step-latency/cpu', ...cpuMs, ratio, goal: goals.cpu, cpuMs, unit: 'ms' });
  rows.push(shortRow(blocks));
  const passed = rows.every((one) => meets(one.ratio.median, one.goal));
  const lines = [
    ...rows.map((one) => ratioLine(one)),
    partsLine(blocks, 'ours'),
    partsLine(blocks, 'short'),
    partsLine(blocks, 'anchor'),
  ];
  return { lines, passed, figures: { rows, blocks } };
}

/** Short tasks, in a burst, against the literal form. @param {any[]} blocks */
function shortRow(blocks) {
  const times = (/** @type {string} */ side) => blocks.flatMap((pair) => pair[side].times);
  const ratios = blocks.map(({ short, anchor }) => quantile(short.times, 0.5) / quantile(anchor.times, 0.5));
  const mean = (/** @type {string} */ side) =>
    blocks.reduce((sum, pair) => sum + pair[side].cpuMs, 0) / blocks.length;
  return {
    name: 'step-latency/short-p50',
    ours: quantile(times('short'), 0.5),
    anchor: quantile(times('anchor'), 0.5),
    ratio: spread(ratios),
    goal: goals.short,
    cpuMs: { ours: mean('short'), anchor: mean('anchor') },
    unit: 'ms',
  };
}

/** Which process used the CPU. @param {any[]} blocks @param {'ours' | 'short' | 'anchor'} side */
function partsLine(blocks, side) {
  const parts = Object.keys(blocks[0][side].cpu).map((part) => {
    const mean = blocks.reduce((sum, pair) => sum + pair[side].cpu[part], 0) / blocks.length;
    return `${part} ${mean.toFixed(1)}`;
  });
  return `  cpu_ms of ${side} by process: ${parts.join(', ')}`;
}

/** A block is too small for its own p99: the ratio is of all instances together, the range that of the blocks. */
function pooled(row) {
  return { ...row, ratio: { ...row.ratio, median: row.ours / row.anchor } };
}
