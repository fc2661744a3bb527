import type { JsonValue } from '@fermata/model';
import type { ActivityDefinition, ErrorClass } from './activity.ts';

/** How an attempt failed, as the workflow will see it. */
export interface TaskFailure {
  readonly code: string;
  readonly message: string;
  readonly class: ErrorClass;
  readonly data: JsonValue;
  readonly retryAfterMs?: number;
}

interface Thrown {
  readonly code: string;
  readonly message: string;
  readonly class?: ErrorClass | undefined;
  readonly data?: JsonValue;
  readonly retryAfterMs?: number | undefined;
}

const classes: readonly unknown[] = ['retryable', 'permanent', 'business', undefined];

/**
 * Reads whatever `run` threw. Errors with a class of their own or a declared code keep their code; anything else is
 * `task.failed`, retryable, with its message: a developer's plain throw. Compares by shape, so errors of other copies
 * of this package, and those of connections, count.
 */
export function describeFailure(
  definition: Pick<ActivityDefinition, 'errors'>,
  thrown: unknown,
): TaskFailure {
  if (!isTaskError(thrown, definition)) return plainFailure(thrown);
  const { code, message, data, retryAfterMs } = thrown;
  const errorClass = thrown.class ?? declaredClass(definition, code) ?? 'retryable';
  const failure = { code, message, class: errorClass, data: data ?? null };
  return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
}

function isTaskError(thrown: unknown, definition: Pick<ActivityDefinition, 'errors'>): thrown is Thrown {
  if (!(thrown instanceof Error) || !('code' in thrown) || typeof thrown.code !== 'string') return false;
  if ('class' in thrown) return classes.includes(thrown.class);
  return declaredClass(definition, thrown.code) !== undefined;
}

function declaredClass(definition: Pick<ActivityDefinition, 'errors'>, code: string): ErrorClass | undefined {
  return definition.errors[code]?.class;
}

function plainFailure(thrown: unknown): TaskFailure {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'task.failed', message, class: 'retryable', data: null };
}
