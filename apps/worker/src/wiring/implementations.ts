import {
  configuredConnections,
  connectionClient,
  createEgressClient,
  ExecutorError,
  executors,
  type ConnectionEntry,
  type Executor,
  type ExecutorContext,
} from '@fermata/executors';
import type { JsonObject, JsonSchema } from '@fermata/model';
import {
  describeFailure,
  type ActivityContext,
  type ActivityDefinition,
  type Connection,
} from '@fermata/sdk';
import type { Attempt, AttemptFailure, TaskImplementation } from '../tasks/implementation.ts';

/** What executors and connections need of the process. */
export type Outside = Pick<ExecutorContext, 'connections' | 'egress'>;

/** The connections of the operator's configuration and the only client that leaves the house. */
export function outsideOf(connections: JsonObject): Outside {
  const { port, targets } = configuredConnections(connections as unknown as Record<string, ConnectionEntry>);
  return { connections: port, egress: createEgressClient({ targets }) };
}

/** Our executors, as tasks see them. */
export function executorImplementations(outside: Outside): TaskImplementation[] {
  return executors.map((executor) => fromExecutor(executor, outside));
}

function fromExecutor(executor: Executor, outside: Outside): TaskImplementation {
  const { name, version } = executor;
  return {
    name,
    version,
    input: executor.inputSchema,
    output: executor.outputSchema,
    run: (input, attempt) => executor.execute(input, executorContext(attempt, outside)),
    describe: describeThrown,
  };
}

/** A developer's activity, as tasks see it. */
export function fromActivity(definition: ActivityDefinition, outside: Outside): TaskImplementation {
  const { name, version, defaults } = definition;
  return {
    name,
    version,
    ...(defaults.queue !== undefined && { queue: defaults.queue }),
    input: definition.input as JsonSchema,
    output: definition.output as JsonSchema,
    run: (input, attempt) => definition.run(input, activityContext(attempt, outside)),
    describe: (thrown) => describeFailure(definition, thrown),
  };
}

function executorContext(attempt: Attempt, outside: Outside): ExecutorContext {
  const { idempotencyKey, connection, timeoutMs, signal, heartbeat, log } = attempt;
  return {
    idempotencyKey,
    ...(connection !== undefined && { connection }),
    timeoutMs,
    signal,
    heartbeat,
    log,
    ...outside,
  };
}

function activityContext(attempt: Attempt, outside: Outside): ActivityContext {
  const { idempotencyKey, instanceId, stepId, visit, signal, heartbeat, lastProgress, log } = attempt;
  const context = executorContext(attempt, outside);
  return {
    idempotencyKey,
    attempt: attempt.attempt,
    instanceId,
    stepId,
    visit,
    signal,
    heartbeat,
    lastProgress,
    log,
    connection: (name) => connectionClient(context, name) as Connection,
  };
}

function describeThrown(thrown: unknown): AttemptFailure {
  if (thrown instanceof ExecutorError) {
    const { code, message, data, retryAfterMs } = thrown;
    const failure = { code, message, class: thrown.class, data };
    return retryAfterMs === undefined ? failure : { ...failure, retryAfterMs };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  return { code: 'task.failed', message, class: 'retryable', data: null };
}
