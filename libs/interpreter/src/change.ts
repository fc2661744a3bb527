import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from './occurrence.ts';

/**
 * One visit opened, held or settled: what the projection stores. A change is a report, not an effect: losing or
 * repeating one never alters the instance. Times in epoch milliseconds.
 */
export interface VisitChange {
  readonly visit: string;
  readonly stepId: string;
  readonly stepType: string;
  readonly title: string;
  readonly status: 'open' | 'held' | 'completed' | 'failed' | 'cancelled' | 'skipped' | 'superseded';
  readonly openedAt: number;
  readonly endedAt?: number;
  readonly input?: JsonValue;
  readonly output?: JsonValue;
  readonly error?: ErrorInfo;
  readonly by?: string;
}
