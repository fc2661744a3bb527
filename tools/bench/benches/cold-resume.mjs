import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { endProcess } from '../../stack/lib/processes.mjs';
import { queues } from '../anchor/queues.mjs';
import { openGround } from '../lib/ground.mjs';
import { stepsThenPerson } from '../lib/graphs.mjs';
import { prepareInstance, publishGraph } from '../lib/ours.mjs';
import { limitLine, meets, ratioLine } from '../lib/report.mjs';
import { openSides, startAnchor, startOurs } from '../lib/sides.mjs';
import { median, spread } from '../lib/statistics.mjs';
import { cpuMsOf } from '../lib/usage.mjs';

const goals = Object.freeze({ ratio: 1.1, cpuMs: 150 });

/**
 * Instances stand at a person after so many steps; the workers are started anew, and the answer wakes them: CPU of the
 * worker from the answer to the end, replay with the core included.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ short, say }) {
  const steps = short ? [10] : [10, 100, 1000];
  const each = short ? 3 : 8;
  say('Starting servers and workers …');
  const ground = await openGround(say);
  const sides = await openSides(ground);
  const rows = [];
  for (const count of steps) {
    say(`${count} steps, then a person …`);
    const cold = await standing(sides, count, each);
    await restart(ground, sides);
    rows.push(rowOf(count, await woken(sides, cold)));
  }
  const limits = rows.map(({ name, ours }) => ({
    name: `${name}/cpu`,
    value: ours,
    goal: goals.cpuMs,
    unit: 'ms',
  }));
  return {
    lines: [...rows.map((row) => ratioLine(row)), ...limits.map((one) => limitLine(one))],
    passed: rows.every(({ ratio, goal, ours }) => meets(ratio.median, goal) && ours <= goals.cpuMs),
    figures: { rows },
  };
}

/** @param {import('../lib/sides.mjs').Sides} sides @param {number} count @param {number} each */
async function standing({ database, orchestrator, client }, count, each) {
  const plan = await publishGraph(database, stepsThenPerson(count));
  const ours = [];
  const anchor = [];
  for (let n = 0; n <= each; n += 1) {
    const start = await prepareInstance(database, plan, { key: randomUUID(), input: { v: 1 } });
    await orchestrator.start(start);
    ours.push(start.instanceId);
    const workflowId = randomUUID();
    const args = [{ v: 1, count }];
    anchor.push(
      await client.workflow.start('stepsThenPerson', { workflowId, taskQueue: queues.workflow, args }),
    );
  }
  for (const id of ours) await until(async () => isWaiting(await orchestrator.view(id)));
  for (const handle of anchor) {
    await until(async () => Number((await handle.describe()).historyLength) >= 6 * (count + 1) + 4);
  }
  return { ours, anchor };
}

/** @param {any} live */
function isWaiting(live) {
  return (live?.view?.waiting ?? []).some((/** @type {{ for: string }} */ one) => one.for === 'person');
}

/** No worker remembers anything. @param {import('../lib/ground.mjs').Ground} ground @param {import('../lib/sides.mjs').Sides} sides */
async function restart(ground, sides) {
  for (const pid of Object.values(sides.pids)) {
    await endProcess(pid, [{ signal: 'SIGTERM', withinMs: 20_000 }]);
  }
  sides.pids = { ours: await startOurs(ground), anchor: await startAnchor(ground) };
}

/** The first of each side warms its worker up. @param {import('../lib/sides.mjs').Sides} sides @param {any} cold */
async function woken({ orchestrator, client, pids }, { ours, anchor }) {
  const figures = { ours: /** @type {number[]} */ ([]), anchor: /** @type {number[]} */ ([]) };
  for (const [index, instanceId] of ours.entries()) {
    const mine = await cpuOf(pids.ours, async () => {
      const output = { outcome: 'approve' };
      const answer = { submissionId: randomUUID(), work: 'ask#1', output, by: 'bench' };
      const verdict = await orchestrator.submit(instanceId, answer);
      if (!verdict.accepted) throw new Error(`the answer was refused: ${verdict.reason}`);
      await client.workflow.getHandle(instanceId).result();
    });
    const theirs = await cpuOf(pids.anchor, async () => {
      await anchor[index].executeUpdate('answer', { args: [{ outcome: 'approve' }] });
      await anchor[index].result();
    });
    if (index === 0) continue;
    figures.ours.push(mine);
    figures.anchor.push(theirs);
  }
  return figures;
}

/** CPU of a worker while something is done. @param {number} pid @param {() => Promise<void>} work */
async function cpuOf(pid, work) {
  const before = await cpuMsOf([pid]);
  await work();
  return (await cpuMsOf([pid])) - before;
}

/** @param {number} count @param {{ ours: number[], anchor: number[] }} figures */
function rowOf(count, { ours, anchor }) {
  const ratios = ours.map((ms, index) => ms / Math.max(10, anchor[index] ?? Number.NaN));
  return {
    name: `cold-resume/${count}`,
    ours: median(ours),
    anchor: median(anchor),
    ratio: spread(ratios),
    goal: goals.ratio,
    unit: 'ms of CPU',
  };
}

/** @param {() => Promise<boolean>} holds */
async function until(holds) {
  while (!(await holds())) await pause(200);
}
