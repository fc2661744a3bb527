import type { PointRequest } from '@fermata/contracts';
import type { Close, View } from '@fermata/interpreter';
import type { OpenInstance, OutsideClose, ReconcilerPort } from '@fermata/orchestration';
import { InstanceRepository, type Database, type InstanceDetail } from '@fermata/persistence';
import type { PointStore, ProjectionStore } from '../points/ports.ts';
import { asJson } from './database-ports.ts';

const open = ['pending', 'running', 'waiting', 'suspended'] as const;

/** The rows of one project, as the reconciler walks and heals them. */
export function reconcilerPort(
  database: Database,
  projectId: string,
  stores: { readonly points: PointStore; readonly projection: ProjectionStore },
): ReconcilerPort {
  return {
    async openInstances(cursor, limit) {
      const page = await database.inProject(projectId, (tx) =>
        new InstanceRepository(tx).list({ status: open }, { limit, ...(cursor !== undefined && { cursor }) }),
      );
      const rows = page.items.map(({ id, seq }): OpenInstance => ({ projectId, instanceId: id, seq }));
      return { rows, ...(page.next !== undefined && { cursor: page.next }) };
    },
    async closeFromOutside(close) {
      const row = await database.inProject(projectId, (tx) =>
        new InstanceRepository(tx).get(close.instanceId),
      );
      if (row === undefined || row.closedAt !== null) return;
      await stores.points.applyPoint(closingPoint(row, close));
    },
    writeBatch: (writes) => stores.projection.writeBatch(writes),
  };
}

/** The point that the instance itself could not write: its end, without any emission. */
function closingPoint(
  row: InstanceDetail,
  { projectId, instanceId, status, reason }: OutsideClose,
): PointRequest {
  const close: Close = { type: 'close', key: 'close', status, output: null, reason };
  const steps = row.steps as unknown as View['steps'];
  const view: View = { status, reason, searchable: {}, steps, waiting: [] };
  const { definition, version } = row;
  const projection = { projectId, instanceId, seq: row.seq + 1, view: asJson(view), changes: [] };
  return { projectId, instanceId, definition, version, projection, effects: [asJson(close)] };
}
