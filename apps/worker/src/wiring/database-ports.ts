import { createTriggerMatcher } from '@fermata/events';
import type { JsonValue } from '@fermata/model';
import {
  AttemptRepository,
  PointRepository,
  ProjectionRepository,
  VersionRepository,
  type AttemptReport,
  type Database,
} from '@fermata/persistence';
import type { PlanSource, PointStore, ProjectionStore } from '../points/ports.ts';
import type { BatchStore } from '../projection/projection-buffer.ts';

/** Plans of published versions, from the database. */
export function planSource(database: Database): PlanSource {
  return {
    findPlan: (reference) =>
      database.inProject(reference.projectId, (tx) => new VersionRepository(tx).planByReference(reference)),
  };
}

/** Durable points: one transaction each. */
export function pointStore(database: Database): PointStore {
  const matcher = createTriggerMatcher();
  return {
    applyPoint: (request) =>
      database.inProject(request.projectId, (tx) => new PointRepository(tx, matcher).applyPoint(request), {
        actor: `instance:${request.instanceId}`,
      }),
  };
}

/** Projection batches: one transaction for each project in the batch. */
export function projectionStore(database: Database): ProjectionStore {
  return {
    async writeBatch(writes) {
      for (const [projectId, own] of byProject(writes))
        await database.inProject(projectId, (tx) => new ProjectionRepository(tx).writeBatch(own));
    },
  };
}

/** Reports of attempts: one transaction for each project in the batch. */
export function attemptStore(database: Database): BatchStore<AttemptReport> {
  return {
    async writeBatch(reports) {
      for (const [projectId, own] of byProject(reports))
        await database.inProject(projectId, (tx) => new AttemptRepository(tx).writeBatch(own));
    },
  };
}

function byProject<T extends { readonly projectId: string }>(
  writes: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const write of writes) {
    const group = groups.get(write.projectId);
    if (group === undefined) groups.set(write.projectId, [write]);
    else group.push(write);
  }
  return groups;
}

/** All projects of the installation. */
export async function projectIds(database: Database): Promise<readonly string[]> {
  const rows = await database.inInstallation((tx) =>
    tx.rows<{ id: string }>('SELECT id FROM project ORDER BY id'),
  );
  return rows.map(({ id }) => id);
}

/** A JSON value of ours as the wire has it. */
export function asJson(value: object): JsonValue {
  return value as unknown as JsonValue;
}
