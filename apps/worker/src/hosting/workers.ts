import {
  temporalNames,
  type BurstRequest,
  type BurstResult,
  type PointActivities,
  type TaskRequest,
  type WorkerSinks,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { PayloadCodec } from '@temporalio/common';
import {
  Worker,
  type InjectedSinks,
  type NativeConnection,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { ProjectionBuffer } from '../projection/projection-buffer.ts';

/** What all workers of a process share. */
export interface WorkerGround {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly shutdownGraceMs: number;
  /** Default `fermata-workflow`; tests take their own. */
  readonly workflowQueue?: string;
}

/** What runs instances. */
export interface WorkflowParts {
  readonly workflowBundle: WorkflowBundleOption;
  readonly points: PointActivities;
  readonly burst: (request: BurstRequest) => Promise<BurstResult>;
  /** Keeps plans out of histories. */
  readonly codec: PayloadCodec;
  readonly projection: ProjectionBuffer;
  readonly maxCachedWorkflows: number;
}

/**
 * Being stopped in the middle of an activation ends the whole process. The core ends each advance by its own budget (law
 * L5), so this is only a last resort: a thousand parallel branches on a busy host may take seconds. The SDK takes the
 * option and does not type it.
 */
const lastResort = Object.freeze({ isolateExecutionTimeout: 60_000 });

/** The worker of the instances: the shell, its durable points and bursts as local activities, its sink. */
export function createWorkflowWorker(ground: WorkerGround, parts: WorkflowParts): Promise<Worker> {
  const { loadPlan, recordPoint } = parts.points;
  return Worker.create({
    ...base(ground),
    taskQueue: ground.workflowQueue ?? temporalNames.workflowQueue,
    workflowBundle: parts.workflowBundle,
    dataConverter: { payloadCodecs: [parts.codec] },
    activities: { loadPlan, recordPoint, burst: parts.burst },
    enableNonLocalActivities: false,
    maxCachedWorkflows: parts.maxCachedWorkflows,
    ...lastResort,
    sinks: sinksOf(parts.projection),
    workflowTaskPollerBehavior: { type: 'autoscaling' },
  });
}

/** One worker for each task queue; every implementation name leads to the one performer. */
export function createActivityWorkers(
  ground: WorkerGround,
  queues: readonly string[],
  perform: (request: TaskRequest) => Promise<JsonValue>,
): Promise<Worker[]> {
  const create = (taskQueue: string) =>
    Worker.create({
      ...base(ground),
      taskQueue,
      activities: { default: perform },
      activityTaskPollerBehavior: { type: 'autoscaling' },
    });
  return Promise.all(queues.map(create));
}

function base({
  connection,
  namespace,
  shutdownGraceMs,
}: WorkerGround): Pick<
  WorkerOptions,
  'connection' | 'namespace' | 'shutdownGraceTime' | 'shutdownForceTime'
> {
  return {
    connection,
    namespace,
    shutdownGraceTime: shutdownGraceMs,
    shutdownForceTime: shutdownGraceMs + 10_000,
  };
}

/** Returns at once: what waits for the database may not slow a workflow task. */
function sinksOf(projection: ProjectionBuffer): InjectedSinks<WorkerSinks> {
  return {
    projection: { write: { callDuringReplay: false, fn: (_info, write) => projection.write(write) } },
  };
}
