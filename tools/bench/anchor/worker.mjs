// The worker of what is written by hand: two workers in one process with the settings of ours (apps/worker/src/hosting).
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { activities } from './activities.mjs';
import { queues } from './queues.mjs';

const { env } = process;
const address = String(env['BENCH_TEMPORAL_ADDRESS']);
const namespace = String(env['BENCH_TEMPORAL_NAMESPACE']);
const shutdownGraceTime = Number(env['BENCH_SHUTDOWN_GRACE_MS']);

const logger = new DefaultLogger('WARN');
Runtime.install({ logger });
const workflowsPath = fileURLToPath(new URL('./workflows.mjs', import.meta.url));
const workflowBundle = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
const connection = await NativeConnection.connect({ address });
const shared = { connection, namespace, shutdownGraceTime, shutdownForceTime: shutdownGraceTime + 10_000 };
const workers = [
  await Worker.create({
    ...shared,
    taskQueue: queues.workflow,
    workflowBundle,
    enableNonLocalActivities: false,
    maxCachedWorkflows: Number(env['BENCH_MAX_CACHED_WORKFLOWS']),
    workflowTaskPollerBehavior: { type: 'autoscaling' },
  }),
  await Worker.create({
    ...shared,
    taskQueue: queues.activity,
    activities,
    activityTaskPollerBehavior: { type: 'autoscaling' },
  }),
];
const runs = workers.map((worker) => worker.run());
const health = createServer((_request, response) => response.end('ready'));
health.listen({ host: '127.0.0.1', port: Number(env['BENCH_HEALTH_PORT']) });
process.once('SIGTERM', () => {
  for (const worker of workers) worker.shutdown();
});
await Promise.all(runs);
await connection.close();
process.exit();
