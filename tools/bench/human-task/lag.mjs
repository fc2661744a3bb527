import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { query } from '@fermata/stack';
import { prepareInstance } from '../lib/ours.mjs';

const lookMs = 20;
/** Starts under way at once: a caller who gets no answer does not ask again. */
const mostStarts = 15;
const patienceMs = 120_000;
/** Of gRPC. */
const deadlineExceeded = 4;

/**
 * Starts instances at a rate and says how long after the end of each its row says so.
 * @param {import('../lib/sides.mjs').Sides} sides
 * @param {import('@fermata/contracts').PlanReference} plan
 * @param {{ perSecond: number, seconds: number }} pace
 * @returns {Promise<{ lags: number[], rate: number, failed: number }>} milliseconds in the order of the ends; instances that ended in a second
 */
export async function lagOf(sides, plan, { perSecond, seconds }) {
  const ended = new Map();
  const lags = [];
  const began = performance.now();
  let isOver = false;
  const failed = [];
  const watching = watch();
  const runs = [];
  const starting = new Set();
  for (let n = 0; n < perSecond * seconds; n += 1) {
    const due = began + (n * 1000) / perSecond;
    if (due > performance.now()) await pause(due - performance.now());
    while (starting.size >= mostStarts) await Promise.race(starting);
    const started = start().finally(() => starting.delete(started));
    starting.add(started);
    runs.push(started.then(ends));
  }
  await Promise.all(runs);
  const rate = (runs.length * 1000) / (performance.now() - began);
  isOver = true;
  await watching;
  return { lags, rate, failed: failed.length };

  async function start() {
    const request = await prepareInstance(sides.database, plan, { key: randomUUID(), input: { v: 1 } });
    await patiently(() => sides.orchestrator.start(request));
    return request.instanceId;
  }

  async function ends(instanceId) {
    await patiently(() => sides.client.workflow.getHandle(instanceId).result()).catch(intoFailed(failed));
    ended.set(instanceId, performance.now());
  }

  async function watch() {
    while (!isOver || ended.size > 0) {
      const ids = [...ended.keys()];
      const closed = await sides.database.inProject('default', (tx) =>
        tx.rows('SELECT id FROM instance WHERE project_id = $1 AND id = ANY ($2) AND closed_at IS NOT NULL', [
          'default',
          ids,
        ]),
      );
      const now = performance.now();
      for (const { id } of closed) {
        lags.push(now - ended.get(id));
        ended.delete(id);
      }
      await pause(lookMs);
    }
  }
}

/** An instance whose step got no time on a host that has too much to do has ended all the same: its row says so, too. */
function intoFailed(failed) {
  return (failure) => {
    if (failure.name !== 'WorkflowFailedError') throw failure;
    failed.push(failure);
  };
}

/** Repeats what a server that has too much to do did not answer in time, as the relay does. */
async function patiently(call) {
  for (const until = performance.now() + patienceMs; ; await pause(lookMs)) {
    try {
      return await call();
    } catch (failure) {
      const isLate = failure.retryable === true || failure.code === deadlineExceeded;
      if (!isLate || performance.now() > until) throw failure;
    }
  }
}

/**
 * Commits of the worker that write, for each workflow task, one instance after the other: of its points and of what it
 * projects in between, and beside them of its reports of attempts, which are no projection. Its signs of life are left out.
 * @param {import('../lib/ground.mjs').Ground} ground
 * @param {import('../lib/sides.mjs').Sides} sides
 * @param {import('@fermata/contracts').PlanReference} plan
 * @param {number} count
 * @returns {Promise<{ projection: number, attempts: number }>}
 */
export async function commitsPerTask(ground, sides, plan, count) {
  const starts = [];
  for (let n = 0; n < count; n += 1) {
    starts.push(await prepareInstance(sides.database, plan, { key: randomUUID(), input: { v: 1 } }));
  }
  const { written, attempts } = await undisturbed(ground, () =>
    commitsWhile(ground, async () => {
      for (const start of starts) {
        await sides.orchestrator.start(start);
        await sides.client.workflow.getHandle(start.instanceId).result();
      }
    }),
  );
  let tasks = 0;
  for (const { instanceId } of starts) {
    const { events } = await sides.client.workflow.getHandle(instanceId).fetchHistory();
    tasks += (events ?? []).filter((event) => event.workflowTaskCompletedEventAttributes).length;
  }
  return { projection: (written - attempts) / tasks, attempts: attempts / tasks };
}

/** Without what the database does by itself: it would be counted. */
async function undisturbed({ databaseUrl }, work) {
  const say = (sql) => query(databaseUrl, sql);
  await say('ALTER SYSTEM SET autovacuum = off');
  await say('SELECT pg_reload_conf()');
  try {
    return await work();
  } finally {
    await say('ALTER SYSTEM RESET autovacuum');
    await say('SELECT pg_reload_conf()');
  }
}

/** How long it takes at most until all is written and counted after some work. */
const settledMs = 2500;

/** Commits during some work: those that wrote, but for signs of life, and those of attempts among them. */
async function commitsWhile(ground, work) {
  await pause(settledMs);
  const before = await countsOf(ground);
  await work();
  await pause(settledMs);
  const after = await countsOf(ground);
  const [written, attempts, reports] = ['written', 'attempts', 'reports'].map(
    (name) => after[name] - before[name],
  );
  return { written: written - reports, attempts };
}

/**
 * Transactions that wrote, so far: only those get a number. An attempt is a commit of its own where one follows the other;
 * a sign of life writes the whole catalogue.
 */
async function countsOf({ databaseUrl }) {
  const writes = (table) =>
    `COALESCE((SELECT n_tup_ins + n_tup_upd FROM pg_stat_user_tables WHERE relname = '${table}'), 0)::float8`;
  const [row] = await query(
    databaseUrl,
    `SELECT pg_snapshot_xmax(pg_current_snapshot())::text::float8 AS written, ${writes('visit_attempt')} AS attempts,
       ${writes('activity_catalogue')} / GREATEST((SELECT count(*) FROM activity_catalogue), 1) AS reports`,
  );
  return row;
}
