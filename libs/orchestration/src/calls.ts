import type { Verdict } from '@fermata/contracts';
import { Client, type ConnectionLike, type WorkflowHandle } from '@temporalio/client';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { temporalFailure, unlessUnknown } from './failures.ts';
import { tell, type Message } from './tell.ts';

/** What the orchestrator is made of. */
export interface OrchestratorOptions {
  readonly connection: ConnectionLike;
  readonly namespace: string;
  /** Queue of the workers that run instances. Default `fermata-workflow`. */
  readonly workflowQueue?: string;
  /** Longest wait for an answer of the server. Default 10 s. */
  readonly callTimeoutMs?: number;
  /** Longest wait for the verdict of an instance, so for a worker. Default 30 s. */
  readonly verdictTimeoutMs?: number;
  /** Host time in epoch milliseconds. */
  readonly now?: () => number;
}

/** Calls to Temporal, each with a deadline, each failing as an AppError. */
export interface Calls {
  readonly client: Client;
  handleOf(instanceId: string): WorkflowHandle;
  /** Undefined where Temporal knows no such instance. */
  ifKnown<T>(call: () => Promise<T>): Promise<T | undefined>;
  /** False where it was started before. */
  begin(start: () => Promise<unknown>): Promise<boolean>;
  /** The verdict on a message, also when the instance has ended since. */
  tell(instanceId: string, name: string, message: Message, id: string): Promise<Verdict>;
  isReachable(): Promise<boolean>;
  /** Any call with a deadline of its own; fails as an AppError. */
  within<T>(ms: number, call: () => Promise<T>): Promise<T>;
  /** The same calls, which fail as soon as the signal is aborted. */
  until(calledOff: AbortSignal): Calls;
}

const probeMs = 2_000;

/** Opens no connection of its own. */
export function createCalls(options: OrchestratorOptions): Calls {
  const { connection, namespace } = options;
  return callsOf(new Client({ connection, namespace }), options);
}

function callsOf(client: Client, options: OrchestratorOptions, calledOff?: AbortSignal): Calls {
  const { callTimeoutMs = 10_000, verdictTimeoutMs = 30_000, now = Date.now } = options;
  const handleOf = (instanceId: string) => client.workflow.getHandle(instanceId);
  const within = <T>(ms: number, call: () => Promise<T>) => {
    const timed = () => client.withDeadline(now() + ms, call);
    return expected(calledOff === undefined ? timed() : unlessCalledOff(client, calledOff, timed));
  };
  return {
    client,
    within,
    handleOf,
    ifKnown: (call) => within(callTimeoutMs, () => unlessUnknown(call)),
    begin: (start) => within(callTimeoutMs, () => unlessStarted(start)),
    tell: (instanceId, name, message, id) =>
      within(verdictTimeoutMs, () => tell(handleOf(instanceId), name, message, id)),
    isReachable: () =>
      client
        .withDeadline(now() + probeMs, () => client.workflowService.getSystemInfo({}))
        .then(
          () => true,
          () => false,
        ),
    until: (signal) => callsOf(client, options, signal),
  };
}

/** The client ends a call that waits; one that it is about to repeat does not hear of it, so nobody waits for that. */
async function unlessCalledOff<T>(client: Client, signal: AbortSignal, call: () => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const over = new AbortController();
  const never = new Promise<never>((_resolve, reject) => {
    const end = () => reject(signal.reason as Error);
    signal.addEventListener('abort', end, { once: true, signal: over.signal });
  });
  try {
    return await Promise.race([client.withAbortSignal(signal, call), never]);
  } finally {
    over.abort();
  }
}

async function unlessStarted(start: () => Promise<unknown>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (failure) {
    if (failure instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw failure;
  }
}

async function expected<T>(call: Promise<T>): Promise<T> {
  try {
    return await call;
  } catch (failure) {
    throw temporalFailure(failure);
  }
}
