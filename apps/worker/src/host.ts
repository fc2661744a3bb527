import { setTimeout as pause } from 'node:timers/promises';
import { activityQueueOf } from '@fermata/contracts';
import { createOrchestrator } from '@fermata/orchestration';
import { openDatabase } from '@fermata/persistence';
import { NativeConnection } from '@temporalio/worker';
import type { Logger } from 'pino';
import type { WorkerConfiguration } from './configuration/configuration.ts';
import { createMeasures, type Measures } from './hosting/measures.ts';
import { serveHealth } from './hosting/health.ts';
import { activityRole } from './roles/activity-role.ts';
import type { HostGround, RoleParts } from './roles/role.ts';
import { workflowRole } from './roles/workflow-role.ts';
import { openTasks } from './wiring/task-ground.ts';

/** How long a start waits for its servers. */
const patienceMs = 60_000;
const betweenConnectsMs = 500;

/** A process that takes work. */
export interface Host {
  /** Rejects when a worker fails, resolves when all have ended. */
  readonly ended: Promise<void>;
  /** Takes no more work, lets what runs end within the grace, hands on what is buffered. May be called again. */
  stop(): Promise<void>;
}

/** Connects, opens the roles of the configuration and takes work. What was opened is closed when it fails. */
export async function startHost(configuration: WorkerConfiguration, log: Logger): Promise<Host> {
  const measures = createMeasures();
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse())
      await stop().catch((failure: unknown) => log.error({ err: failure }, 'could not stop cleanly'));
  };
  let isReady = false;
  const metrics = () => measures.registry.metrics();
  try {
    stops.push(await serveHealth(configuration.healthPort, { isReady: () => isReady, metrics }));
    const ground = await openGround(configuration, { log, measures }, stops);
    const { ended, stopWorkers } = await openRoles(ground, stops);
    stops.push(stopWorkers);
    isReady = true;
    return { ended, stop: () => ((isReady = false), stopAll()) };
  } catch (failure) {
    await stopAll();
    throw failure;
  }
}

async function openGround(
  configuration: WorkerConfiguration,
  made: { readonly log: Logger; readonly measures: Measures },
  stops: (() => Promise<void>)[],
): Promise<HostGround> {
  const {
    databaseUrl: url,
    temporalAddress: address,
    temporalNamespace: namespace,
    workflowQueue,
  } = configuration;
  const log = (message: string, failure?: unknown) => made.log.warn({ err: failure }, message);
  const database = await openDatabase({ url, applicationName: 'fermata-worker', log, patienceMs });
  stops.push(() => database.close());
  const connection = await connectTemporal(address, made.log);
  stops.push(() => connection.close());
  const activityQueue = activityQueueOf(workflowQueue);
  const { shutdownGraceMs } = configuration;
  return {
    configuration,
    database,
    workers: { connection, namespace, shutdownGraceMs, workflowQueue, activityQueue },
    orchestrator: createOrchestrator({ connection, namespace, workflowQueue }),
    ...made,
  };
}

/** A server that is being started is waited for, so that this process need not be started again and again. */
async function connectTemporal(address: string, log: Logger): Promise<NativeConnection> {
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      return await NativeConnection.connect({ address });
    } catch (failure) {
      if (Date.now() >= until) throw failure;
      log.warn({ err: failure }, 'Temporal does not answer yet');
      await pause(betweenConnectsMs);
    }
  }
}

async function openRoles(ground: HostGround, stops: (() => Promise<void>)[]) {
  const { role } = ground.configuration;
  const opened: RoleParts[] = [];
  // Activities first: what cannot be loaded is said before any worker holds the connection.
  const tasks = await openTasks(ground.configuration, ground.log);
  if (role !== 'workflows') opened.push(await activityRole(ground, tasks));
  if (role !== 'activities') opened.push(await workflowRole(ground, tasks));
  stops.push(...opened.flatMap((parts) => parts.stops).reverse());
  const workers = opened.flatMap((parts) => parts.workers);
  const runs = workers.map((worker) => worker.run());
  const ended = Promise.all(runs).then(() => undefined);
  ended.catch(() => undefined);
  const stopWorkers = async () => {
    for (const worker of workers) if (worker.getState() === 'RUNNING') worker.shutdown();
    await Promise.allSettled(runs);
  };
  return { ended, stopWorkers };
}
