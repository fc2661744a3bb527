import { randomUUID } from 'node:crypto';
import { queues } from '../anchor/queues.mjs';
import { openGround } from '../lib/ground.mjs';
import { tenShortSteps, tenSteps } from '../lib/graphs.mjs';
import { prepareInstance, publishGraph } from '../lib/ours.mjs';
import { meets, ratioLine } from '../lib/report.mjs';
import { openSides } from '../lib/sides.mjs';
import { interleaved, median, spread } from '../lib/statistics.mjs';
import { cpuMsOf } from '../lib/usage.mjs';

/** Time of an instance at saturation against the anchor's: 0.95 and 3.5 times its throughput. */
const goals = Object.freeze({ ours: 1 / 0.95, short: 1 / 3.5 });
const expected = JSON.stringify({ v: 11 });

/**
 * As many instances at once as saturate the host: how long does one take of it?
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ pairs, short, say }) {
  const size = short ? { atOnce: 8, block: 16 } : { atOnce: 16, block: 96 };
  say('Starting servers and workers …');
  const ground = await openGround(say);
  const sides = await openSides(ground);
  const measure = await measuring(ground, sides, size.atOnce);
  say('Warming up …');
  for (const side of /** @type {const} */ (['ours', 'short', 'anchor'])) await measure[side](size.atOnce * 2);
  const blocks = [];
  for (const [index, order] of interleaved(pairs).entries()) {
    const pair = {};
    for (const side of order) pair[side] = await measure[side](size.block);
    pair.short = await measure.short(size.block);
    blocks.push(pair);
    const rates = [pair.ours, pair.short, pair.anchor].map(({ ms }) => (1000 / ms).toFixed(1)).join(' / ');
    say(`pair ${index + 1} of ${pairs}: ${rates} instances a second`);
  }
  const rows = [row('ordinary', 'ours', blocks), row('short', 'short', blocks)];
  return {
    lines: rows.map((one) => ratioLine(one)),
    passed: rows.every((one) => meets(one.ratio.median, one.goal)),
    figures: { rows, blocks },
  };
}

/** @param {import('../lib/ground.mjs').Ground} ground @param {import('../lib/sides.mjs').Sides} sides @param {number} atOnce */
async function measuring(ground, { database, orchestrator, client, pids }, atOnce) {
  const ours = async (/** @type {any} */ graph) => {
    const plan = await publishGraph(database, graph);
    return async () => {
      const start = await prepareInstance(database, plan, { key: randomUUID(), input: { v: 1 } });
      await orchestrator.start(start);
      return client.workflow.getHandle(start.instanceId).result();
    };
  };
  const anchor = () =>
    client.workflow.execute('tenSteps', {
      workflowId: randomUUID(),
      taskQueue: queues.workflow,
      args: [{ v: 1 }],
    });
  const block = (/** @type {() => Promise<unknown>} */ one, /** @type {number} */ worker) => {
    const roots = [ground.pids.temporal, ground.pids.postgres, worker];
    return async (/** @type {number} */ count) => {
      const cpu = await cpuMsOf(roots);
      const ms = (await inParallel(one, count, atOnce)) / count;
      return { ms, cpuMs: ((await cpuMsOf(roots)) - cpu) / count };
    };
  };
  return {
    ours: block(await ours(tenSteps), pids.ours),
    short: block(await ours(tenShortSteps), pids.ours),
    anchor: block(anchor, pids.anchor),
  };
}

/** Does so many, some at once. @param {() => Promise<unknown>} one @param {number} count @param {number} atOnce */
async function inParallel(one, count, atOnce) {
  let left = count;
  const worker = async () => {
    while (left > 0) {
      left -= 1;
      const result = JSON.stringify(await one());
      if (result !== expected) throw new Error(`an instance came to ${result}, not to ${expected}`);
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, worker));
  return performance.now() - began;
}

/** @param {string} name @param {'ours' | 'short'} side @param {any[]} blocks */
function row(name, side, blocks) {
  const mid = (/** @type {string} */ which, /** @type {string} */ what) =>
    median(blocks.map((pair) => pair[which][what]));
  return {
    name: `throughput/${name}`,
    ours: mid(side, 'ms'),
    anchor: mid('anchor', 'ms'),
    ratio: spread(blocks.map((pair) => pair[side].ms / pair.anchor.ms)),
    goal: goals[side],
    cpuMs: { ours: mid(side, 'cpuMs'), anchor: mid('anchor', 'cpuMs') },
    unit: 'ms an instance',
  };
}
