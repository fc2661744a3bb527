import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { queues } from '../anchor/queues.mjs';
import { prepareInstance } from '../lib/ours.mjs';

/** How often the rows of the inbox are looked at; the API is asked once they are there. */
const betweenMs = 2;
const patienceMs = 30_000;

/**
 * Answers by the API: the time from the answer until the next task of the instance stands in the inbox.
 * @param {object} world
 * @param {Awaited<ReturnType<typeof import('../lib/api.mjs').openApi>>} world.api
 * @param {string} world.token of a person of the group
 * @param {import('../lib/sides.mjs').Sides} world.sides
 * @param {import('@fermata/contracts').PlanReference} world.plan people in a row
 * @param {number} count how many tasks the plan has
 * @returns {Promise<number[]>} milliseconds of all answers but the last
 */
export async function answerByApi({ api, token, sides, plan }, count) {
  const start = await prepareInstance(sides.database, plan, { key: randomUUID(), input: {} });
  await sides.orchestrator.start(start);
  let task = await nextOf({ api, token, sides }, start.instanceId, undefined);
  const times = [];
  for (let n = 1; n < count; n += 1) {
    const body = { submissionId: randomUUID(), outcome: 'done', data: {} };
    const began = performance.now();
    await api.call(token, 'POST', `/tasks/${task.id}/complete`, body);
    task = await nextOf({ api, token, sides }, start.instanceId, task.id);
    times.push(performance.now() - began);
  }
  await api.call(token, 'POST', `/tasks/${task.id}/complete`, {
    submissionId: randomUUID(),
    outcome: 'done',
    data: {},
  });
  await sides.client.workflow.getHandle(start.instanceId).result();
  return times;
}

/**
 * Waits until another task of the instance is there, and gives it as the inbox shows it. The rows are looked at in the
 * database, since asking the API all the time would take the host from what is measured; the inbox has the last word.
 */
async function nextOf({ api, token, sides }, instanceId, before) {
  for (const until = performance.now() + patienceMs; performance.now() < until; await pause(betweenMs)) {
    if (!(await isOffered(sides.database, instanceId, before))) continue;
    const { items } = await api.call(token, 'GET', `/tasks?view=groups&instanceId=${instanceId}`);
    const [task] = items.filter((one) => one.id !== before);
    if (task !== undefined) return task;
  }
  throw new Error(`${instanceId} has no next task after ${patienceMs} ms`);
}

async function isOffered(database, instanceId, before = '') {
  const row = await database.singly((tx) =>
    tx.row(
      `SELECT 1 FROM task WHERE project_id = 'default' AND instance_id = $1 AND status = 'offered' AND id <> $2`,
      [instanceId, before],
    ),
  );
  return row !== undefined;
}

/**
 * The same by hand: an update that is answered when the next task has been offered.
 * @param {import('../lib/sides.mjs').Sides} sides
 * @param {number} count
 * @returns {Promise<number[]>}
 */
export async function answerByHand({ client }, count) {
  const handle = await client.workflow.start('peopleInARow', {
    workflowId: randomUUID(),
    taskQueue: queues.workflow,
    args: [{ count }],
  });
  const times = [];
  for (let n = 1; n <= count; n += 1) {
    const began = performance.now();
    await handle.executeUpdate('answer', { args: [{ outcome: 'done' }] });
    if (n < count) times.push(performance.now() - began);
  }
  await handle.result();
  return times;
}
