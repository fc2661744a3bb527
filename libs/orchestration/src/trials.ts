import { attemptGraceMs, type TaskRequest } from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import {
  ActivityExecutionAlreadyStartedError,
  ActivityExecutionFailedError,
  ActivityNotFoundError,
  type ActivityHandle,
} from '@temporalio/client';
import { createCalls, type OrchestratorOptions } from './calls.ts';
import { errorOfTrial, type TrialError } from './trial-error.ts';

/** One task to be done once, outside of any instance. Its request names no retry policy: there is no second attempt. */
export interface TrialRequest {
  /** Also the activity id. */
  readonly id: string;
  readonly implementation: string;
  readonly queue: string;
  /** For people who read Temporal Web; never data. */
  readonly title: string;
  /** The attempt's time. */
  readonly timeoutMs: number;
  readonly heartbeatMs?: number;
  readonly request: TaskRequest & { readonly trial: { readonly step: string } };
}

/** How a trial stands. */
export type TrialOutcome = TrialCourse &
  (
    | { readonly status: 'running' }
    | { readonly status: 'completed'; readonly output: JsonValue }
    | { readonly status: 'failed'; readonly error: TrialError }
  );

/** When and where; what has not happened is absent. */
export interface TrialCourse {
  /** Of Temporal. */
  readonly runId?: string;
  readonly startedAt?: Date;
  readonly endedAt?: Date;
  readonly worker?: string;
}

/** Tasks that are tried: activities of Temporal that belong to no workflow. Fails as the orchestrator does. */
export interface Trials {
  /** Begins it once per id, whoever asks how often; true when this call did. */
  begin(trial: TrialRequest): Promise<boolean>;
  /** How it stands once it has ended, or after so long. Undefined when Temporal knows no such trial, or keeps it no longer. */
  outcome(id: string, withinMs: number): Promise<TrialOutcome | undefined>;
}

/** Longest wait for a worker; then nothing was run, and nothing will be. */
const pickUpMs = 10_000;

/** Attempts longer than this beat, so that a dead worker is found out. */
const quietMs = 30_000;

/** Makes the client; opens no connection of its own. */
export function createTrials(options: OrchestratorOptions): Trials {
  const { client, within } = createCalls(options);
  const callMs = options.callTimeoutMs ?? 10_000;
  return {
    begin: (trial) =>
      within(callMs, async () => {
        try {
          await client.activity.start(trial.implementation, activityOptions(trial));
          return true;
        } catch (failure) {
          if (failure instanceof ActivityExecutionAlreadyStartedError) return false;
          throw failure;
        }
      }),
    outcome: async (id, withinMs) => {
      const handle = client.activity.getHandle(id) as ActivityHandle<JsonValue>;
      const ended = await within(withinMs, () => endOf(handle)).catch(stillRunning);
      return within(callMs, () => withCourse(handle, ended));
    },
  };
}

type End =
  | { readonly status: 'running' }
  | { readonly status: 'completed'; readonly output: JsonValue }
  | { readonly status: 'failed'; readonly error: TrialError };

function activityOptions({ id, queue, title, timeoutMs, heartbeatMs, request }: TrialRequest) {
  const startToCloseTimeout = timeoutMs + attemptGraceMs;
  const beat = heartbeatMs ?? (timeoutMs > quietMs ? quietMs : undefined);
  return {
    id,
    taskQueue: queue,
    args: [request],
    startToCloseTimeout,
    scheduleToStartTimeout: pickUpMs,
    scheduleToCloseTimeout: startToCloseTimeout + pickUpMs,
    ...(beat !== undefined && { heartbeatTimeout: beat }),
    retry: { maximumAttempts: 1 },
    idReusePolicy: 'REJECT_DUPLICATE' as const,
    summary: title.slice(0, 100),
  };
}

async function endOf(handle: ActivityHandle<JsonValue>): Promise<End> {
  try {
    return { status: 'completed', output: (await handle.result()) ?? null };
  } catch (failure) {
    // Whether it is known at all is asked once, with its course.
    if (failure instanceof ActivityNotFoundError) return { status: 'running' };
    if (!(failure instanceof ActivityExecutionFailedError)) throw failure;
    return { status: 'failed', error: errorOfTrial(failure.cause) };
  }
}

function stillRunning(failure: unknown): End {
  if (failure instanceof Error && 'code' in failure && failure.code === 'temporal.timeout')
    return { status: 'running' };
  throw failure;
}

async function withCourse(handle: ActivityHandle<JsonValue>, seen: End): Promise<TrialOutcome | undefined> {
  const found = await describeKnown(handle);
  if (found === undefined) return undefined;
  const { activityRunId, lastStartedTime, closeTime, lastWorkerIdentity } = found;
  // The server answers no poll whose deadline is near, not even about what has ended.
  const end = seen.status === 'running' && closeTime !== undefined ? await endOf(handle) : seen;
  return {
    ...end,
    runId: activityRunId,
    ...(lastStartedTime !== undefined && { startedAt: lastStartedTime }),
    ...(closeTime !== undefined && end.status !== 'running' && { endedAt: closeTime }),
    ...(lastWorkerIdentity !== undefined && lastWorkerIdentity !== '' && { worker: lastWorkerIdentity }),
  };
}

async function describeKnown(handle: ActivityHandle<JsonValue>) {
  try {
    return await handle.describe();
  } catch (failure) {
    if (failure instanceof ActivityNotFoundError) return undefined;
    throw failure;
  }
}
