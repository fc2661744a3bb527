import { hashOf } from '../database/json.ts';

/** What makes a start one and the same start, however often it is asked for. */
export interface StartIdentity {
  readonly projectId: string;
  readonly definition: string;
  /** `manual`, `event/<trigger index>` or `schedule/<name>`. */
  readonly trigger: string;
  /** The Idempotency-Key with its owner, or source and id of the event. */
  readonly key: string;
}

/**
 * The instance id, which is also the workflow id: the same identity gives the same id, and no business word can be
 * read out of it.
 */
export function instanceIdOf(identity: StartIdentity): string {
  const { projectId, definition, trigger, key } = identity;
  return `i-${hashOf([projectId, definition, trigger, key]).slice(0, 32)}`;
}

/** The id of the task that one visit makes. */
export function taskIdOf(instanceId: string, work: string): string {
  return `t-${hashOf([instanceId, work]).slice(0, 32)}`;
}
