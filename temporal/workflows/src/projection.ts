import type { ProjectionWrite, WorkerSinks } from '@fermata/contracts';
import type { View, VisitChange } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { proxySinks, workflowInfo } from '@temporalio/workflow';
import { limits } from './limits.ts';

/** A visit change with the number of the advance that made it. */
export interface NumberedChange {
  readonly seq: number;
  readonly change: JsonValue;
}

/** What the rows in the database do not show yet. */
export interface Projection {
  /** Numbers one advance and keeps its changes. */
  note(changes: readonly VisitChange[]): void;
  /** Whether so much has gathered that it needs a durable point of its own. */
  isFull(): boolean;
  /** Hands the latest to the sink: not awaited, may be lost or repeated, silent on replay. */
  report(view: View): void;
  /** All that has gathered since the last durable point. */
  peek(): { readonly seq: number; readonly changes: readonly NumberedChange[] };
  /** The same as a durable point writes it, and forgets it: the point keeps it until it is written. */
  take(view: View): ProjectionWrite;
}

/** Goes on from what an earlier run had not made durable. */
export function createProjection(
  ids: { readonly projectId: string; readonly instanceId: string },
  earlier: { readonly seq: number; readonly changes: readonly NumberedChange[] },
): Projection {
  const { projection } = proxySinks<WorkerSinks>();
  let seq = earlier.seq;
  let pending = [...earlier.changes];
  let characters = sizeOf(pending);
  let reported = { seq, count: pending.length };

  const write = (view: View, changes: readonly NumberedChange[]): ProjectionWrite => ({
    ...ids,
    seq,
    view: view as unknown as JsonValue,
    changes,
  });

  return {
    note(changes) {
      seq += 1;
      const numbered = changes.map((change) => ({ seq, change: change as unknown as JsonValue }));
      pending.push(...numbered);
      characters += sizeOf(numbered);
    },
    isFull: () => pending.length > limits.pendingChanges || characters > limits.pendingCharacters,
    report(view) {
      if (reported.seq === seq) return;
      const fresh = pending.slice(reported.count);
      reported = { seq, count: pending.length };
      if (!workflowInfo().unsafe.isReplayingHistoryEvents) projection.write(write(view, fresh));
    },
    peek: () => ({ seq, changes: pending }),
    take(view) {
      const taken = write(view, pending);
      pending = [];
      characters = 0;
      reported = { seq, count: 0 };
      return taken;
    },
  };
}

function sizeOf(changes: readonly NumberedChange[]): number {
  return changes.length === 0 ? 0 : JSON.stringify(changes).length;
}
