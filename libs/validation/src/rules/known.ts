import type { References } from '@fermata/interpreter';

/** An implementation that workers have announced, or a built-in executor. */
export interface KnownImplementation {
  readonly kind: 'activity' | 'executor';
  readonly name: string;
  /** Version that was announced; executors have none. */
  readonly version?: string;
  /** A worker that has it is alive now. */
  readonly isLive: boolean;
}

/** What whoever publishes knows of the world around a document. What is left out is not judged. */
export interface Known {
  readonly references: References;
  readonly implementations?: readonly KnownImplementation[];
  /** Names of all groups. */
  readonly groups?: readonly string[];
}
