import { AppError } from '@fermata/contracts';
import {
  isGrpcServiceError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/common';

/** Codes of gRPC, by number. */
const grpc = Object.freeze({
  cancelled: 1,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  failedPrecondition: 9,
});

/** Whether the run is closed, or was never there: nobody will ever take the message. */
export function isClosed(failure: unknown): boolean {
  if (failure instanceof WorkflowNotFoundError) return true;
  // The run ended between taking the message in and answering it.
  return (
    failure instanceof WorkflowUpdateFailedError &&
    typeOf(failure.cause) === 'AcceptedUpdateCompletedWorkflow'
  );
}

/** Whether Temporal knows no such workflow; some calls tell it by the bare answer of the server. */
function isUnknown(failure: unknown): boolean {
  if (failure instanceof WorkflowNotFoundError) return true;
  return isGrpcServiceError(failure) && failure.code === grpc.notFound && /workflow/i.test(failure.details);
}

/** What a call gives; undefined where Temporal knows no such workflow. */
export async function unlessUnknown<T>(call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (failure) {
    if (isUnknown(failure)) return undefined;
    throw failure;
  }
}

/** Whether a worker had the message and ended its task without a word on it, as one does that gives a run back. */
export function isUnheard(failure: unknown): boolean {
  return failure instanceof WorkflowUpdateFailedError && typeOf(failure.cause) === 'UnprocessedUpdate';
}

/** Any failure of a call to Temporal, as an expected one with a dotted code; only `temporal.refused` is permanent. */
export function temporalFailure(failure: unknown): AppError {
  if (failure instanceof AppError) return failure;
  const cause = failure instanceof Error && isGrpcServiceError(failure.cause) ? failure.cause : failure;
  const code = isGrpcServiceError(cause) ? cause.code : undefined;
  if (code === grpc.deadlineExceeded || failure instanceof WorkflowUpdateRPCTimeoutOrCancelledError)
    return unavailable('temporal.timeout', 'no worker answered in time', failure);
  if (code === grpc.invalidArgument || code === grpc.failedPrecondition)
    return new AppError('temporal.refused', messageOf(cause), { status: 422, cause: failure });
  return unavailable('temporal.unavailable', 'the workflow engine cannot be reached', failure);
}

function unavailable(code: string, message: string, cause: unknown): AppError {
  return new AppError(code, message, { status: 503, retryable: true, cause });
}

function typeOf(cause: unknown): string | undefined {
  return typeof cause === 'object' && cause !== null && 'type' in cause ? String(cause.type) : undefined;
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
