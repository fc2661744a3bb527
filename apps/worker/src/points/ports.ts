import type { PlanReference, PointAnswer, PointRequest, ProjectionWrite } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';

/** Plans of published versions; immutable. */
export interface PlanSource {
  /** The plan of exactly that version and hash; undefined when there is none. */
  findPlan(reference: PlanReference): Promise<JsonValue | undefined>;
}

/** Where the durable points of instances are written. */
export interface PointStore {
  /** Everything of one point in one transaction; a repeated point changes nothing. Gives what could not be. */
  applyPoint(request: PointRequest): Promise<PointAnswer | undefined>;
}

/** Where the projection between durable points is written. */
export interface ProjectionStore {
  /** Guarded by seq: older writes and repeated ones change nothing. */
  writeBatch(writes: readonly ProjectionWrite[]): Promise<void>;
}
