import { createReconciler } from '@fermata/orchestration';
import { cancellationSignal } from '@temporalio/activity';
import { createBurst } from '../bursts/burst.ts';
import { shellBundle } from '../hosting/bundle.ts';
import { repeat } from '../hosting/repeat.ts';
import { createWorkflowWorker } from '../hosting/workers.ts';
import { createPlanCache } from '../points/plan-cache.ts';
import { createPlanTickets } from '../points/plan-tickets.ts';
import type { PointStore } from '../points/ports.ts';
import { createPointActivities } from '../points/point-activities.ts';
import { ProjectionBuffer } from '../projection/projection-buffer.ts';
import { planSource, pointStore, projectIds, projectionStore } from '../wiring/database-ports.ts';
import { reconcilerPort } from '../wiring/reconciler-port.ts';
import type { TaskGround } from '../wiring/task-ground.ts';
import type { HostGround, RoleParts } from './role.ts';

/** Runs instances: the shell with its durable points, the sink of the projection, the reconciler. */
export async function workflowRole(ground: HostGround, tasks: TaskGround): Promise<RoleParts> {
  const { configuration, database, log, measures } = ground;
  const points = pointStore(database);
  const store = projectionStore(database);
  const projection = new ProjectionBuffer(store, {
    onDropped: (count) => measures.projectionDropped.inc(count),
    onFailure: (failure) => {
      measures.projectionFailures.inc();
      log.warn({ err: failure }, 'the projection could not be written; it is kept');
    },
  });
  measures.watchProjection(() => projection.size);
  const planOf = createPlanCache(planSource(database));
  const tickets = createPlanTickets(planOf);
  const worker = await createWorkflowWorker(ground.workers, {
    workflowBundle: await shellBundle(),
    points: createPointActivities(tickets, coveringPoints(points, projection)),
    codec: tickets.codec,
    burst: createBurst({ ...tasks.performer, planOf, cancelled: cancellationSignal }),
    projection,
    maxCachedWorkflows: configuration.maxCachedWorkflows,
  });
  const stopReconciling = repeat(
    configuration.reconcileEveryMs,
    await sweeper(ground, { points, store }),
    (failure) => log.warn({ err: failure }, 'the reconciler could not go round'),
  );
  return { workers: [worker], stops: [stopReconciling, () => projection.close()] };
}

/** A point writes all since the last one, so what the buffer still keeps of before needs no commit of its own. */
function coveringPoints(points: PointStore, projection: ProjectionBuffer): PointStore {
  return {
    async applyPoint(request) {
      const answer = await points.applyPoint(request);
      const { projectId, instanceId, seq } = request.projection;
      projection.drop(
        (write) => write.instanceId === instanceId && write.projectId === projectId && write.seq <= seq,
      );
      return answer;
    },
  };
}

async function sweeper(
  { database, orchestrator, log, measures }: HostGround,
  { points, store }: { points: ReturnType<typeof pointStore>; store: ReturnType<typeof projectionStore> },
): Promise<() => Promise<void>> {
  const reconcilerOf = (projectId: string) =>
    createReconciler({
      orchestrator,
      port: reconcilerPort(database, projectId, { points, projection: store }),
      onHealed: (instanceId, how) => {
        measures.healed.inc({ how });
        log.info({ instanceId, how }, 'the rows differed from Temporal and were healed');
      },
      onFailure: (instanceId, failure) => log.warn({ err: failure, instanceId }, 'could not be compared'),
    });
  const reconcilers = new Map<string, ReturnType<typeof reconcilerOf>>();
  return async () => {
    for (const projectId of await projectIds(database)) {
      const reconciler = reconcilers.get(projectId) ?? reconcilerOf(projectId);
      reconcilers.set(projectId, reconciler);
      await reconciler.sweep();
    }
  };
}
