import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { openGround } from '../lib/ground.mjs';
import { branches, itemsAtTwenty, manyVisits } from '../lib/graphs.mjs';
import { prepareInstance, publishGraph } from '../lib/ours.mjs';
import { countLine, limitLine } from '../lib/report.mjs';
import { walkRuns } from '../lib/runs.mjs';
import { openOurs } from '../lib/sides.mjs';

/** The most events that a history may have. */
const historyLimit = 10_000;
const concurrency = 20;
const tellEveryMs = 30_000;

const sizes = Object.freeze({
  long: { visits: 100_000, items: 10_000, branches: 1_000 },
  short: { visits: 500, items: 300, branches: 100 },
});

/**
 * Large work as one instance each: a loop, a list, parallel branches. Counts are the verdict; times are told only.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ short, say }) {
  const size = short ? sizes.short : sizes.long;
  say('Starting servers and a worker …');
  const ground = await openGround(say);
  const ours = await openOurs(ground);
  const list = Array.from({ length: size.items }, (_, index) => index);
  const figures = [];
  for (const work of [
    { name: 'branches', graph: branches(size.branches), input: {}, visits: size.branches },
    { name: 'items', graph: itemsAtTwenty, input: { list }, visits: size.items, most: concurrency },
    { name: 'visits', graph: manyVisits, input: { times: size.visits }, visits: size.visits, most: 1 },
  ]) {
    say(`${work.name}: ${work.visits} …`);
    figures.push({ ...work, ...(await endure(ours, work, say)) });
  }
  const rows = figures.flatMap(rowsOf);
  return {
    lines: figures.flatMap((figure) => [...rowsOf(figure).map(({ line }) => line), inWords(figure)]),
    passed: rows.every(({ passed }) => passed),
    figures,
  };
}

/** @typedef {{ name: string, graph: any, input: any, visits: number, most?: number }} Work */

/** @param {import('../lib/sides.mjs').Ours} ours @param {Work} work @param {(line: string) => void} say */
async function endure({ database, orchestrator, client }, { name, graph, input }, say) {
  const plan = await publishGraph(database, graph);
  const start = await prepareInstance(database, plan, { key: randomUUID(), input });
  const startedAt = performance.now();
  await orchestrator.start(start);
  const ended = client.workflow.getHandle(start.instanceId).result();
  const stop = new AbortController();
  const told = tell(orchestrator, start.instanceId, (words) => say(`  ${name}: ${words}`), stop.signal);
  const output = await ended.finally(() => stop.abort());
  await told;
  const seconds = (performance.now() - startedAt) / 1000;
  const instances = await database.inProject('default', (tx) =>
    tx.rows(`SELECT status FROM instance WHERE definition = $1`, [graph.name]),
  );
  return { output, seconds, instances: instances.length, runs: await walkRuns(client, start.instanceId) };
}

/**
 * Says now and then how far it is.
 * @param {import('@fermata/orchestration').Orchestrator} orchestrator
 * @param {string} instanceId
 * @param {(words: string) => void} say
 * @param {AbortSignal} signal
 */
async function tell(orchestrator, instanceId, say, signal) {
  while (!signal.aborted) {
    await pause(tellEveryMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return;
    const live = await orchestrator.view(instanceId).catch(() => undefined);
    const [first] = /** @type {any} */ (live?.view)?.waiting ?? [];
    if (first) say(`${first.visit}, ${first.detail}`);
  }
}

/** @param {Work & { output: any, instances: number, runs: import('../lib/runs.mjs').Runs }} figure */
function rowsOf({ name, visits, most, output, instances, runs }) {
  const exact = (/** @type {string} */ what, /** @type {number} */ value, /** @type {number} */ goal) => ({
    line: countLine({ name: `endurance/${name}/${what}`, value, goal }),
    passed: value === goal,
  });
  const limit = (/** @type {string} */ what, /** @type {number} */ value, /** @type {number} */ goal) => ({
    line: limitLine({ name: `endurance/${name}/${what}`, value, goal, unit: '', digits: 0 }),
    passed: value <= goal,
  });
  return [
    exact('done', Number(output?.done), visits),
    exact('activities', runs.scheduled, visits),
    exact('instances', instances, 1),
    limit('largest-history', runs.largest, historyLimit),
    ...(most === undefined ? [] : [limit('most-in-flight', runs.mostInFlight, most)]),
  ];
}

/** @param {Work & { seconds: number, runs: import('../lib/runs.mjs').Runs }} figure */
function inWords({ name, visits, seconds, runs }) {
  const each = ((seconds * 1000) / visits).toFixed(1);
  return `  ${name}: ${seconds.toFixed(0)} s, ${each} ms each, ${runs.count} runs, ${runs.events} events, at most ${runs.mostInFlight} in flight`;
}
