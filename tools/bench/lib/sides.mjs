import { join } from 'node:path';
import { createOrchestrator } from '@fermata/orchestration';
import { migrate, openDatabase } from '@fermata/persistence';
import { freePort, thisClone } from '@fermata/stack';
import { Client, Connection } from '@temporalio/client';
import { onClose } from './closing.mjs';
import { startProgram } from './ground.mjs';

/** Settings of the worker that both sides share. */
export const workerSettings = Object.freeze({ maxCachedWorkflows: 500, shutdownGraceMs: 5000 });

/**
 * @typedef {object} Sides both workers on the same servers, each a process of its own
 * @property {import('@fermata/persistence').Database} database
 * @property {import('@fermata/orchestration').Orchestrator} orchestrator
 * @property {Client} client
 * @property {{ ours: number, anchor: number }} pids
 *
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<Sides>}
 */
export async function openSides(ground) {
  const { pid, ...ours } = await openOurs(ground);
  return { ...ours, pids: { ours: pid, anchor: await startAnchor(ground) } };
}

/**
 * @typedef {object} Ours the product's worker alone
 * @property {import('@fermata/persistence').Database} database
 * @property {import('@fermata/orchestration').Orchestrator} orchestrator
 * @property {Client} client
 * @property {number} pid
 *
 * @param {import('./ground.mjs').Ground} ground
 * @returns {Promise<Ours>}
 */
export async function openOurs(ground) {
  await migrate(ground.databaseUrl);
  const database = await openDatabase({ url: ground.databaseUrl, poolSize: 2 });
  onClose(() => database.close());
  const connection = await Connection.connect({ address: ground.address });
  onClose(() => connection.close());
  const { namespace } = ground;
  return {
    database,
    orchestrator: createOrchestrator({ connection, namespace }),
    client: new Client({ connection, namespace }),
    pid: await startOurs(ground),
  };
}

/** The product's own worker, as the stack starts it. @param {import('./ground.mjs').Ground} ground */
export async function startOurs(ground) {
  const port = await freePort();
  const env = {
    ...process.env,
    FERMATA_DATABASE_URL: ground.databaseUrl,
    FERMATA_TEMPORAL_ADDRESS: ground.address,
    FERMATA_TEMPORAL_NAMESPACE: ground.namespace,
    FERMATA_ACTIVITIES: '@fermata/shop-activities',
    FERMATA_WORKER_HEALTH_PORT: String(port),
    FERMATA_MAX_CACHED_WORKFLOWS: String(workerSettings.maxCachedWorkflows),
    FERMATA_SHUTDOWN_GRACE: String(workerSettings.shutdownGraceMs / 1000),
    FERMATA_LOG_LEVEL: 'warn',
  };
  const entry = join(thisClone, 'apps/worker/dist/main.js');
  const log = join(ground.folder, 'ours.log');
  return startProgram({ entry, env, log, healthUrl: `http://127.0.0.1:${port}/health/ready` });
}

/** The worker of what is written by hand. @param {import('./ground.mjs').Ground} ground */
export async function startAnchor(ground) {
  const port = await freePort();
  const env = {
    ...process.env,
    BENCH_TEMPORAL_ADDRESS: ground.address,
    BENCH_TEMPORAL_NAMESPACE: ground.namespace,
    BENCH_HEALTH_PORT: String(port),
    BENCH_MAX_CACHED_WORKFLOWS: String(workerSettings.maxCachedWorkflows),
    BENCH_SHUTDOWN_GRACE_MS: String(workerSettings.shutdownGraceMs),
  };
  const entry = join(thisClone, 'tools/bench/anchor/worker.mjs');
  const log = join(ground.folder, 'anchor.log');
  return startProgram({ entry, env, log, healthUrl: `http://127.0.0.1:${port}/` });
}
