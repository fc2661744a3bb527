import type { JsonValue } from '@fermata/model';
import type { ErrorInfo } from '@fermata/interpreter';
import { ActivityFailure, ApplicationFailure, TimeoutFailure } from '@temporalio/workflow';

/** What the final failure of an automated task says to the step: code, message, data. Never throws. */
export function errorInfo(failure: unknown): ErrorInfo {
  const cause = failure instanceof ActivityFailure ? failure.cause : failure;
  if (cause instanceof ApplicationFailure) return ofApplication(cause);
  if (cause instanceof TimeoutFailure) return ofTimeout(cause);
  return { code: 'task.failed', message: messageOf(cause ?? failure) };
}

function ofApplication(failure: ApplicationFailure): ErrorInfo {
  const code = failure.type ?? 'task.failed';
  if (code === 'NotFoundError') return { code: 'task.unknown', message: failure.message };
  const data = failure.details?.[0] as JsonValue | undefined;
  return {
    code: isCode(code) ? code : 'task.failed',
    message: failure.message,
    ...(data !== undefined && data !== null && { data }),
  };
}

const timeouts = Object.freeze({
  START_TO_CLOSE: ['timeout', 'one attempt took longer than its timeout'],
  HEARTBEAT: ['timeout.heartbeat', 'the worker stopped giving signs of life'],
  SCHEDULE_TO_START: ['timeout.budget', 'no worker took the task in time'],
  SCHEDULE_TO_CLOSE: ['timeout.budget', 'all attempts together took longer than the budget'],
} as const);

function ofTimeout(failure: TimeoutFailure): ErrorInfo {
  const [code, message] = timeouts[failure.timeoutType ?? 'START_TO_CLOSE'];
  const last = failure.cause;
  return { code, message, ...(last !== undefined && { cause: errorInfo(last) }) };
}

/** Dotted codes begin in lower case; names of error classes do not. */
function isCode(type: string): boolean {
  return /^[a-z][A-Za-z0-9-]*(\.[A-Za-z0-9-]+)*$/.test(type);
}

function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
