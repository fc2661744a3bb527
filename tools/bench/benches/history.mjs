import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { queues } from '../anchor/queues.mjs';
import { openGround } from '../lib/ground.mjs';
import { approval, tenSteps, tenStepsWithText } from '../lib/graphs.mjs';
import { planMarker, weigh } from '../lib/histories.mjs';
import { prepareInstance, publishGraph } from '../lib/ours.mjs';
import { meets, ratioLine } from '../lib/report.mjs';
import { openSides } from '../lib/sides.mjs';

const goals = Object.freeze({ events: 1, bytes: 1.05, businessEvents: 0.6 });

/**
 * @typedef {object} Graph
 * @property {string} name
 * @property {{ name: string, start: string, steps: object }} ours
 * @property {string} anchor the workflow type by hand
 * @property {any} input
 * @property {boolean} [answered] somebody has to answer its manual step
 * @property {boolean} [business] held to another goal
 */

const text = (/** @type {number} */ length) => 'x'.repeat(length);

/** @type {readonly Graph[]} */
const graphs = Object.freeze([
  { name: 'plain', ours: tenSteps, anchor: 'tenSteps', input: { v: 1 } },
  {
    name: 'plain-200B',
    ours: tenStepsWithText,
    anchor: 'tenStepsWithText',
    input: { v: 1, text: text(180) },
  },
  {
    name: 'plain-2kB',
    ours: tenStepsWithText,
    anchor: 'tenStepsWithText',
    input: { v: 1, text: text(1980) },
  },
  {
    name: 'business',
    ours: approval,
    anchor: 'approval',
    input: { amount: 400 },
    answered: true,
    business: true,
  },
]);

/**
 * Events and bytes of one instance each; the same every time, so one is enough.
 * @param {import('../lib/bench.mjs').Assignment} assignment
 * @returns {Promise<import('../lib/bench.mjs').Outcome>}
 */
export async function run({ say }) {
  say('Starting servers and workers …');
  const ground = await openGround(say);
  const sides = await openSides(ground);
  const measured = [];
  for (const graph of graphs) measured.push({ graph, ...(await both(sides, graph)) });
  const rows = measured.flatMap(rowsOf);
  const lines = [
    ...rows.map((row) => ratioLine(row)),
    ...measured.flatMap(({ graph, ours, anchor }) => [
      `  ${graph.name} ours   ${kindsInWords(ours)}`,
      `  ${graph.name} anchor ${kindsInWords(anchor)}`,
    ]),
  ];
  return {
    lines,
    passed: rows.every(({ ratio, goal }) => meets(ratio.median, goal)),
    figures: { rows, measured },
  };
}

/** @param {import('../lib/sides.mjs').Sides} sides @param {Graph} graph */
async function both({ database, orchestrator, client }, graph) {
  const plan = await publishGraph(database, graph.ours);
  const start = await prepareInstance(database, plan, { key: randomUUID(), input: graph.input });
  await orchestrator.start(start);
  if (graph.answered) await answerOurs(orchestrator, start.instanceId);
  const handle = client.workflow.getHandle(start.instanceId);
  const byHand = await client.workflow.start(graph.anchor, {
    workflowId: randomUUID(),
    taskQueue: queues.workflow,
    args: [graph.input],
  });
  if (graph.answered) await answerAnchor(byHand);
  const results = await Promise.all([handle.result(), byHand.result()]);
  const [mine, theirs] = results.map((result) => JSON.stringify(result));
  if (mine !== theirs) throw new Error(`${graph.name}: ours came to ${mine}, the anchor to ${theirs}`);
  const [ours, anchor] = await Promise.all([handle, byHand].map(weight));
  return { ours, anchor };
}

/** @param {import('@temporalio/client').WorkflowHandle} handle */
async function weight(handle) {
  const { events, bytes, kinds, bytesByKind } = await weigh(handle);
  return { events, bytes, kinds, bytesByKind };
}

/** @param {import('@fermata/orchestration').Orchestrator} orchestrator @param {string} instanceId */
async function answerOurs(orchestrator, instanceId) {
  for (;;) {
    const live = await orchestrator.view(instanceId);
    const waiting = /** @type {any} */ (live?.view)?.waiting ?? [];
    const person = waiting.find((/** @type {{ for: string }} */ one) => one.for === 'person');
    if (person) {
      const submission = {
        submissionId: randomUUID(),
        work: `${person.visit}`,
        output: { outcome: 'approve' },
      };
      const verdict = await orchestrator.submit(instanceId, { ...submission, by: 'bench' });
      if (verdict.accepted) return;
      throw new Error(`the answer was refused: ${verdict.reason}`);
    }
    await pause(100);
  }
}

/** Where the manual step is open two activities have been done. @param {import('@temporalio/client').WorkflowHandle} handle */
async function answerAnchor(handle) {
  for (;;) {
    const { kinds } = await weigh(handle);
    if ((kinds['timerStarted'] ?? 0) > 0) break;
    await pause(100);
  }
  await handle.executeUpdate('answer', { args: [{ outcome: 'approve' }] });
}

/** The one marker that brings the plan stands apart: the anchor has its graph in its code. */
function rowsOf({ graph, ours, anchor }) {
  const planBytes = ours.bytesByKind[planMarker] ?? 0;
  const planEvents = ours.kinds[planMarker] ?? 0;
  const row = (name, mine, theirs, goal) => {
    const ratio = mine / theirs;
    const whole = { median: ratio, min: ratio, max: ratio };
    return { name: `history/${graph.name}/${name}`, ours: mine, anchor: theirs, ratio: whole, goal };
  };
  const events = ours.events - planEvents;
  return graph.business
    ? [row('events', events, anchor.events, goals.businessEvents)]
    : [
        row('events', events, anchor.events, goals.events),
        row('bytes', ours.bytes - planBytes, anchor.bytes, goals.bytes),
      ];
}

/** @param {{ events: number, bytes: number, kinds: Record<string, number>, bytesByKind: Record<string, number> }} weight */
function kindsInWords({ events, bytes, kinds, bytesByKind }) {
  const parts = Object.entries(kinds).map(([kind, count]) => `${kind} ${count} (${bytesByKind[kind]} B)`);
  return `${events} events, ${bytes} B: ${parts.join(', ')}`;
}
