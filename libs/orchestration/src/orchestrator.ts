import {
  temporalNames,
  type Delivery,
  type Operation,
  type ProjectionWrite,
  type Submission,
  type TaskClaim,
  type Verdict,
} from '@fermata/contracts';
import type { JsonValue } from '@fermata/model';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import { createCalls, type Calls, type OrchestratorOptions } from './calls.ts';
import { reopenOptions, startOptions, type StartRequest } from './start.ts';
import { executionStatus, type Execution, type ExecutionStatus } from './status.ts';

/** The instance as its run sees it, with what the rows may not show yet. */
export type LiveView = Pick<ProjectionWrite, 'seq' | 'view' | 'changes'>;

/**
 * Our client of Temporal. Every call has a deadline; every failure is an AppError: `temporal.unavailable` and
 * `temporal.timeout` (both retryable), `temporal.refused` (permanent). All calls may be repeated.
 */
export interface Orchestrator {
  /** Starts the instance once, whoever asks how often; true when this call did it. */
  start(request: StartRequest): Promise<boolean>;
  /** Opens the next run of an instance that has closed as failed or cancelled; false when it is open already. */
  reopen(request: StartRequest): Promise<boolean>;
  /** A person's answer; once per submission id, also across runs. A closed instance answers with its reason. */
  submit(instanceId: string, submission: Submission): Promise<Verdict>;
  /** Somebody starts on a task; once per claim id. Refused where another has, or where a lock is taken. */
  claim(instanceId: string, claim: TaskClaim): Promise<Verdict>;
  /** An operator's verb; once per id. */
  operate(instanceId: string, operation: Operation): Promise<Verdict>;
  /**
   * Asks a worker what a verb would do; of a move with the target plan. Undefined when Temporal knows no such instance,
   * or keeps it no longer.
   */
  preview(instanceId: string, operation: Operation, plan?: JsonValue): Promise<JsonValue | undefined>;
  /**
   * Events and ends of children, in order, as one message. Needs no worker: the server keeps it. False when nobody will
   * ever take it: the instance has ended.
   */
  deliver(instanceId: string, deliveries: readonly Delivery[]): Promise<boolean>;
  /** Asks a worker; undefined when Temporal knows no such instance. Not for lists. */
  view(instanceId: string): Promise<LiveView | undefined>;
  status(instanceId: string): Promise<ExecutionStatus>;
  /** The status with the number of history events of the last run. */
  execution(instanceId: string): Promise<Execution>;
  /** Ends the workflow without asking it; the reconciler heals the rows. */
  terminate(instanceId: string, reason: string): Promise<void>;
  /** The history of the last run, as JSON that can be replayed; undefined when there is none. */
  history(instanceId: string): Promise<JsonValue | undefined>;
  /** Whether the server answers. */
  isReachable(): Promise<boolean>;
  /** The same calls, which fail as `temporal.unavailable` as soon as the signal is aborted, also one that waits. */
  until(calledOff: AbortSignal): Orchestrator;
}

/** Makes the client; opens no connection of its own. */
export function createOrchestrator(options: OrchestratorOptions): Orchestrator {
  return orchestratorOf(createCalls(options), options.workflowQueue ?? temporalNames.workflowQueue);
}

function orchestratorOf(calls: Calls, queue: string): Orchestrator {
  const { client, handleOf, ifKnown, begin, tell, isReachable } = calls;
  const { workflowType, submit, operate, deliver, view } = temporalNames;

  const execution = async (instanceId: string): Promise<Execution> => {
    const found = await ifKnown(() => handleOf(instanceId).describe());
    if (found === undefined) return { status: 'absent', historyLength: 0 };
    return { status: executionStatus(found.status.name), historyLength: found.historyLength };
  };

  return {
    start: (request) => begin(() => client.workflow.start(workflowType, startOptions(request, queue))),
    reopen: (request) => begin(() => client.workflow.start(workflowType, reopenOptions(request, queue))),
    submit: (instanceId, submission) => tell(instanceId, submit, submission, submission.submissionId),
    claim: (instanceId, claim) => tell(instanceId, temporalNames.claim, claim, claim.claimId),
    operate: (instanceId, operation) => tell(instanceId, operate, operation, operation.id),
    preview: (instanceId, operation, plan) =>
      ifKnown(() =>
        handleOf(instanceId).query<JsonValue, [Operation, JsonValue?]>(
          temporalNames.preview,
          operation,
          plan,
        ),
      ),
    deliver: async (instanceId, deliveries) => {
      const sent = () =>
        handleOf(instanceId)
          .signal(deliver, deliveries)
          .then(() => true);
      return (await ifKnown(sent)) ?? false;
    },
    view: (instanceId) => ifKnown(() => handleOf(instanceId).query<LiveView>(view)),
    status: async (instanceId) => (await execution(instanceId)).status,
    execution,
    terminate: async (instanceId, reason) =>
      void (await ifKnown(() => handleOf(instanceId).terminate(reason))),
    history: (instanceId) => ifKnown(() => historyOf(handleOf(instanceId))),
    isReachable,
    until: (calledOff) => orchestratorOf(calls.until(calledOff), queue),
  };
}

async function historyOf(handle: WorkflowHandle): Promise<JsonValue> {
  return JSON.parse(historyToJSON(await handle.fetchHistory())) as JsonValue;
}
