import type { PointAnswer, PointRequest, ProjectionWrite } from '@fermata/contracts';
import type { VisitChange } from '@fermata/interpreter';
import { MemoryPoints } from '@fermata/testing';

/** Points that remember every change of every instance, in the order of the advances that made them. */
export class RecordingPoints extends MemoryPoints {
  readonly #changes = new Map<string, Map<number, VisitChange[]>>();

  override async applyPoint(request: PointRequest): Promise<PointAnswer | undefined> {
    this.#record(request.projection);
    return super.applyPoint(request);
  }

  override async writeBatch(writes: readonly ProjectionWrite[]): Promise<void> {
    for (const write of writes) this.#record(write);
    await super.writeBatch(writes);
  }

  /** All changes of an instance so far, oldest first. */
  changesOf(instanceId: string): readonly VisitChange[] {
    const bySeq = this.#changes.get(instanceId) ?? new Map<number, VisitChange[]>();
    return [...bySeq].toSorted(([a], [b]) => a - b).flatMap(([, changes]) => changes);
  }

  /** An advance is written whole, now and then more than once. */
  #record({ instanceId, changes }: ProjectionWrite): void {
    const bySeq = this.#changes.get(instanceId) ?? new Map<number, VisitChange[]>();
    this.#changes.set(instanceId, bySeq);
    const fresh = new Map<number, VisitChange[]>();
    for (const { seq, change } of changes) {
      const list = fresh.get(seq) ?? [];
      list.push(change as unknown as VisitChange);
      fresh.set(seq, list);
    }
    for (const [seq, list] of fresh) if (!bySeq.has(seq)) bySeq.set(seq, list);
  }
}
