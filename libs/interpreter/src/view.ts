import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from './occurrence.ts';

/** Status of an instance (glossary). `pending` exists only before the first occurrence. */
export type InstanceStatus = 'running' | 'waiting' | 'suspended' | 'completed' | 'failed' | 'cancelled';

/** One thing an instance waits for: what, since when, until when, who or what can end it. Times in epoch milliseconds. */
export interface Waiting {
  readonly visit: string;
  readonly stepId: string;
  readonly title: string;
  readonly for: 'activity' | 'person' | 'timer' | 'operator' | 'join' | 'gate' | 'event' | 'child';
  readonly since: number;
  readonly until?: number;
  /** Plain words: the implementation, the groups and users, or the held error. */
  readonly detail: string;
}

/** Per step what expressions see as `steps.<id>`, without its output (rule D3). */
export interface StepView {
  readonly id: string;
  readonly status: 'none' | 'open' | 'completed' | 'failed' | 'cancelled' | 'skipped';
  readonly visits: number;
  readonly open: number;
}

/** What an instance looks like from outside; the projection at rest equals it. */
export interface View {
  readonly status: InstanceStatus;
  /** Why it is suspended, cancelled or failed, in plain words. */
  readonly reason?: string;
  readonly businessKey?: string;
  readonly error?: ErrorInfo;
  /** Output of a closed instance. */
  readonly output?: JsonValue;
  /** The definition's `searchable` values as they stand. */
  readonly searchable: Readonly<Record<string, JsonValue>>;
  readonly steps: readonly StepView[];
  readonly waiting: readonly Waiting[];
}
