import { randomUUID } from 'node:crypto';
import type { Operation, OperationTarget, OperatorVerb, StartInput, Verdict } from '@fermata/contracts';
import { activityQueueOf } from '@fermata/contracts';
import type { View } from '@fermata/interpreter';
import type { JsonValue } from '@fermata/model';
import { connectionOptions, createOrchestrator, type Orchestrator } from '@fermata/orchestration';
import { MemoryPoints } from '@fermata/testing';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import type { PayloadCodec } from '@temporalio/common';
import { cancellationSignal } from '@temporalio/activity';
import { DefaultLogger, NativeConnection, Runtime, type Worker } from '@temporalio/worker';
import { createActivityWorkers, createWorkflowWorker, type WorkerGround } from '../src/hosting/workers.ts';
import { createBurst } from '../src/bursts/burst.ts';
import { createPlanCache } from '../src/points/plan-cache.ts';
import { createPlanTickets } from '../src/points/plan-tickets.ts';
import { createPointActivities } from '../src/points/point-activities.ts';
import { ProjectionBuffer } from '../src/projection/projection-buffer.ts';
import { createPerformer, type PerformerParts } from '../src/tasks/perform.ts';
import type { TaskImplementation } from '../src/tasks/implementation.ts';
import { createRegistry } from '../src/tasks/registry.ts';
import type { Published } from './definitions.fixture.ts';
import { specImplementations, type Ledger } from './implementations.fixture.ts';
import { testBundle } from './test-bundle.fixture.ts';

/** How the spec's workers differ from ordinary ones. */
export interface ShellOptions {
  readonly maxCachedWorkflows?: number;
  /** Instances continue as new after this many events. */
  readonly continueAfterEvents?: number;
  /** The points of a spec that looks into them. */
  readonly points?: MemoryPoints;
  /** In stead of the ordinary implementations. */
  readonly implementations?: readonly TaskImplementation[];
}

/** An instance as a spec drives it. */
export interface SpecInstance {
  readonly id: string;
  readonly handle: WorkflowHandle;
  /** The output, or the failure as Temporal shows it. */
  result(): Promise<JsonValue>;
  view(): Promise<View>;
  /** Resolves as soon as the view fits. */
  until(fits: (view: View) => boolean): Promise<View>;
  answer(work: string, output: JsonValue, submissionId?: string): Promise<Verdict>;
  operate(verb: OperatorVerb, about?: string | OperationTarget): Promise<Verdict>;
  /** Event types of all runs, oldest first. */
  events(): Promise<string[]>;
}

/** Real workers on a real server with the points in memory; queues of its own. */
export interface Shell {
  readonly points: MemoryPoints;
  readonly projection: ProjectionBuffer;
  readonly ledger: Ledger;
  readonly orchestrator: Orchestrator;
  readonly client: Client;
  /** Gives plans for their tickets. */
  readonly codec: PayloadCodec;
  start(published: Published, input?: JsonValue, more?: Partial<StartInput>): Promise<SpecInstance>;
  stopWorkers(): Promise<void>;
  startWorkers(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the shell on the server of the run. */
export async function openShell(options: ShellOptions = {}): Promise<Shell> {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const address = serverAddress();
  const namespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? 'fermata';
  const connection = await Connection.connect(connectionOptions(address));
  const native = await NativeConnection.connect({ address });
  const workflowQueue = `spec-${randomUUID().slice(0, 8)}-workflow`;
  const ground = { connection: native, namespace, shutdownGraceMs: 200, workflowQueue };
  const points = options.points ?? new MemoryPoints();
  const ledger: Ledger = { attempts: [], stopped: [], flight: { now: 0, most: 0 } };
  const client = new Client({ connection, namespace });
  const orchestrator = createOrchestrator({ connection, namespace, workflowQueue });
  const hosted = { ground, points, ledger, options };
  let workers = await host(hosted);
  return {
    points,
    get projection() {
      return workers.projection;
    },
    ledger,
    orchestrator,
    client,
    get codec() {
      return workers.codec;
    },
    start: (published, input = {}, more = {}) =>
      startInstance({ points, orchestrator, client }, published, { input, options, more }),
    stopWorkers: () => workers.stop(),
    async startWorkers() {
      workers = await host(hosted);
    },
    async close() {
      await workers.stop();
      await native.close();
      await connection.close();
    },
  };
}

function serverAddress(): string {
  const address = process.env['FERMATA_TEST_TEMPORAL_ADDRESS'];
  if (address !== undefined) return address;
  throw new Error('FERMATA_TEST_TEMPORAL_ADDRESS is not set: integration specs run by `npm test`');
}

interface Hosted {
  readonly ground: WorkerGround & { readonly workflowQueue: string };
  readonly points: MemoryPoints;
  readonly ledger: Ledger;
  readonly options: ShellOptions;
}

async function host({ ground, points, ledger, options }: Hosted) {
  const projection = new ProjectionBuffer(points, { everyMs: 5 });
  const registry = createRegistry(options.implementations ?? specImplementations(ledger));
  const performer: PerformerParts = {
    registry,
    check: (_schema, value) => ({ value: value as JsonValue, problems: [] }),
    log: () => silent,
    now: Date.now,
    random: Math.random,
  };
  const planOf = createPlanCache(points);
  const tickets = createPlanTickets(planOf);
  const workflows = await createWorkflowWorker(ground, {
    workflowBundle: await testBundle(),
    points: createPointActivities(tickets, points),
    codec: tickets.codec,
    burst: createBurst({ ...performer, planOf, cancelled: cancellationSignal }),
    projection,
    maxCachedWorkflows: options.maxCachedWorkflows ?? 100,
  });
  const activities = await createActivityWorkers(
    ground,
    [activityQueueOf(ground.workflowQueue)],
    createPerformer(performer),
  );
  const running = [workflows, ...activities].map((worker) => ({ worker, ended: worker.run() }));
  return { projection, codec: tickets.codec, stop: () => stop(running, projection) };
}

const silent = { debug: nothing, info: nothing, warn: nothing, error: nothing };

function nothing(): void {
  // The log of the specs.
}

async function stop(
  running: { worker: Worker; ended: Promise<void> }[],
  projection: ProjectionBuffer,
): Promise<void> {
  for (const { worker } of running) if (worker.getState() === 'RUNNING') worker.shutdown();
  await Promise.all(running.map(({ ended }) => ended));
  await projection.close();
}

async function startInstance(
  { points, orchestrator, client }: { points: MemoryPoints; orchestrator: Orchestrator; client: Client },
  { reference, plan }: Published,
  { input, options, more }: { input: JsonValue; options: ShellOptions; more: Partial<StartInput> },
): Promise<SpecInstance> {
  const id = `spec-${randomUUID()}`;
  points.addPlan(reference, plan as unknown as JsonValue);
  points.addInstance(id);
  const { continueAfterEvents } = options;
  const short = continueAfterEvents === undefined ? {} : { continueAfterEvents };
  const start: StartInput = {
    plan: reference,
    input,
    trigger: { type: 'manual' },
    startedBy: 'ada',
    ...short,
    ...more,
  };
  await orchestrator.start({ instanceId: id, input: start, title: plan.title });
  return specInstance(id, orchestrator, client);
}

function specInstance(id: string, orchestrator: Orchestrator, client: Client): SpecInstance {
  const handle = client.workflow.getHandle(id);
  const view = async () => (await orchestrator.view(id))?.view as unknown as View;
  return {
    id,
    handle,
    result: () => handle.result() as Promise<JsonValue>,
    view,
    until: (fits) => until(view, fits),
    answer: (work, output, submissionId = randomUUID()) =>
      orchestrator.submit(id, { submissionId, work, output, by: 'ben' }),
    operate: (verb, about) => orchestrator.operate(id, operationOf(verb, about)),
    events: () => eventTypes(client, id),
  };
}

/** The message of a verb, about a visit or whatever else it needs. */
export function operationOf(verb: OperatorVerb, about: string | OperationTarget = {}): Operation {
  const target = typeof about === 'string' ? { visit: about } : about;
  return { id: randomUUID(), verb, actor: 'olga', reason: 'asked for', ...target };
}

/** Asks until the answer fits; a test that waits in vain ends by its own time limit. */
export async function until<T>(ask: () => Promise<T>, fits: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && fits(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function eventTypes(client: Client, id: string): Promise<string[]> {
  const types: string[] = [];
  for await (const { runId } of client.workflow.list({ query: `WorkflowId = "${id}"` })) {
    const history = await client.workflow.getHandle(id, runId).fetchHistory();
    types.unshift(
      ...(history.events ?? []).map(
        (event) => Object.keys(event).find((key) => key.endsWith('EventAttributes')) ?? '',
      ),
    );
  }
  return types;
}
