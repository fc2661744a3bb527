import { randomUUID } from 'node:crypto';
import type { Operation } from '@fermata/contracts';
import { createRelay, createTriggerMatcher, sendEvents, type HeldMessage } from '@fermata/events';
import { compile, type References } from '@fermata/interpreter';
import type { JsonValue, WorkflowDefinition } from '@fermata/model';
import {
  connectionOptions,
  createOrchestrator,
  createReconciler,
  type Orchestrator,
} from '@fermata/orchestration';
import {
  DefinitionRepository,
  DeliveryRepository,
  EventRepository,
  InstanceRepository,
  openDatabase,
  OperationRepository,
  OutboxStore,
  StartRepository,
  SubmissionRepository,
  SubscriptionRepository,
  VersionRepository,
  type Database,
  type IncomingEvent,
  type InstanceDetail,
  type InstanceSummary,
  type OutboxKind,
  type OutboxPayloads,
} from '@fermata/persistence';
import { createTestDatabase } from '@fermata/testing';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime } from '@temporalio/worker';
import { createWorkflowWorker } from '../src/hosting/workers.ts';
import { createPlanCache } from '../src/points/plan-cache.ts';
import { createPlanTickets } from '../src/points/plan-tickets.ts';
import { createPointActivities } from '../src/points/point-activities.ts';
import { ProjectionBuffer } from '../src/projection/projection-buffer.ts';
import { planSource, pointStore, projectionStore } from '../src/wiring/database-ports.ts';
import { reconcilerPort } from '../src/wiring/reconciler-port.ts';
import { until } from './shell.fixture.ts';
import { testBundle } from './test-bundle.fixture.ts';

const project = 'default';

/** How a spec's house differs from an ordinary one. */
export interface HouseOptions {
  readonly continueAfterEvents?: number;
  /** Whether the process of the relay dies with this call of its store, after the call was done. */
  readonly dies?: () => boolean;
}

/** PostgreSQL, Temporal, a worker and a relay as they are in production, with queues and a database of their own. */
export interface House {
  readonly database: Database;
  readonly orchestrator: Orchestrator;
  readonly client: Client;
  publish(name: string, body: object): Promise<void>;
  start(name: string, input?: JsonValue): Promise<string>;
  receive(id: string, type: string, more?: Partial<IncomingEvent>): Promise<void>;
  operate(instanceId: string, verb: 'cancel' | 'terminate'): Promise<void>;
  row(instanceId: string, fits: (row: InstanceDetail) => boolean): Promise<InstanceDetail>;
  /** The row once it waits for something of this kind. */
  waiting(instanceId: string, kind: string): Promise<InstanceDetail>;
  closed(instanceId: string): Promise<InstanceDetail>;
  childrenOf(instanceId: string): Promise<readonly InstanceSummary[]>;
  /** Makes the rows equal to what Temporal knows, as every worker does from time to time. */
  sweep(): Promise<void>;
  stopWorker(): Promise<void>;
  startWorker(): Promise<void>;
  close(): Promise<void>;
}

/** Opens a house on the servers of the run. */
export async function openHouse(options: HouseOptions = {}): Promise<House> {
  const { database, orchestrator, client, startWorker, leave } = await openServers();
  let stopWorker = await startWorker();
  const relay = relayOf(database, orchestrator, options);
  relay.start();
  const inside: Database['inProject'] = (_project, work, acting) => database.inProject(project, work, acting);
  const row = (id: string, fits: (found: InstanceDetail) => boolean) =>
    until(
      () => inside(project, (tx) => new InstanceRepository(tx).get(id)),
      (found) => found !== undefined && fits(found),
    ) as Promise<InstanceDetail>;
  return {
    database,
    orchestrator,
    client,
    publish: (name, body) => publish(database, name, body),
    start: (name, input = {}) => start(database, name, input),
    receive: async (id, type, more = {}) => {
      const event = { id, type, source: 'shop', data: {}, ...more };
      await inside(project, (tx) => new EventRepository(tx, createTriggerMatcher()).receive(event));
    },
    operate: async (instanceId, verb) => {
      const operation: Operation = { id: randomUUID(), verb, actor: 'root', reason: 'because' };
      await inside(project, (tx) => new OperationRepository(tx).request(instanceId, operation));
    },
    row,
    waiting: (id, kind) => row(id, ({ waiting }) => JSON.stringify(waiting).includes(`"for":"${kind}"`)),
    closed: (id) => row(id, ({ closedAt }) => closedAt !== null),
    childrenOf: async (id) =>
      (await inside(project, (tx) => new InstanceRepository(tx).list({ parentId: id }))).items,
    stopWorker: () => stopWorker(),
    async startWorker() {
      stopWorker = await startWorker();
    },
    async sweep() {
      const stores = { points: pointStore(database), projection: projectionStore(database) };
      await createReconciler({ orchestrator, port: reconcilerPort(database, project, stores) }).sweep();
    },
    async close() {
      await relay.stop();
      await stopWorker();
      await leave();
    },
  };
}

/** A database and a queue of their own on the servers of the run. */
async function openServers() {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  const ground = await createTestDatabase();
  const database = await openDatabase({ url: ground.url });
  const address = process.env['FERMATA_TEST_TEMPORAL_ADDRESS'] ?? '';
  const namespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? 'fermata';
  const connection = await Connection.connect(connectionOptions(address));
  const native = await NativeConnection.connect({ address });
  const workflowQueue = `spec-${randomUUID().slice(0, 8)}-workflow`;
  return {
    database,
    orchestrator: createOrchestrator({ connection, namespace, workflowQueue }),
    client: new Client({ connection, namespace }),
    startWorker: () => startWorkerOn({ database, connection: native, namespace, workflowQueue }),
    async leave() {
      await native.close();
      await connection.close();
      await database.close();
      await ground.drop();
    },
  };
}

interface Place {
  readonly database: Database;
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly workflowQueue: string;
}

/** A worker of instances alone: these specs have no automated tasks. */
async function startWorkerOn({ database, ...ground }: Place): Promise<() => Promise<void>> {
  const projection = new ProjectionBuffer(projectionStore(database), { everyMs: 5 });
  const tickets = createPlanTickets(createPlanCache(planSource(database)));
  const worker = await createWorkflowWorker(
    { ...ground, shutdownGraceMs: 200 },
    {
      workflowBundle: await testBundle(),
      points: createPointActivities(tickets, pointStore(database)),
      codec: tickets.codec,
      burst: () => Promise.reject(new TypeError('no step of these specs is short')),
      projection,
      maxCachedWorkflows: 50,
    },
  );
  const ended = worker.run();
  return async () => {
    worker.shutdown();
    await ended;
    await projection.close();
  };
}

/** A store whose process dies with some of the marks: the message was sent, and nobody knows it. */
class DyingStore extends OutboxStore {
  readonly #dies: () => boolean;

  constructor(database: Database, dies: () => boolean) {
    super(database);
    this.#dies = dies;
  }

  override settle(id: string, owner: string): Promise<boolean> {
    if (this.#dies()) return Promise.reject(new Error('killed between send and mark'));
    return super.settle(id, owner);
  }
}

function relayOf(database: Database, orchestrator: Orchestrator, options: HouseOptions) {
  const { continueAfterEvents, dies = () => false } = options;
  const short = continueAfterEvents === undefined ? {} : { continueAfterEvents };
  const of = <K extends OutboxKind>(message: HeldMessage, _kind: K) =>
    message.payload as unknown as OutboxPayloads[K];
  const deliveries = {
    pending: (_project: string, id: string) =>
      database.inProject(project, (tx) => new DeliveryRepository(tx).pending(id)),
    sent: async (_project: string, pending: Parameters<DeliveryRepository['sent']>[0], messageId: string) => {
      if (dies()) throw new Error('killed between send and mark');
      await database.inProject(project, (tx) => new DeliveryRepository(tx).sent(pending, messageId));
    },
    forget: (_project: string, id: string) =>
      database.inProject(project, (tx) => new SubscriptionRepository(tx).closeAll(id)),
  };
  return createRelay<OutboxKind>({
    store: new DyingStore(database, dies),
    owner: randomUUID(),
    leaseMs: 300,
    idleMs: 300,
    handlers: {
      start: async (message) => {
        const { instanceId, start: input } = of(message, 'start');
        await orchestrator.start({ instanceId, input: { ...input, ...short } });
      },
      operate: async (message) => {
        const { instanceId, operation } = of(message, 'operate');
        await orchestrator.operate(instanceId, operation);
      },
      events: (message) => sendEvents(deliveries, orchestrator, { ...message, ...of(message, 'events') }),
      submit: async (message) => {
        const { instanceId, taskId, submission } = of(message, 'submit');
        const verdict = await orchestrator.submit(instanceId, submission);
        await database.inProject(project, (tx) =>
          new SubmissionRepository(tx).settle(taskId, submission.submissionId, verdict),
        );
      },
      end: async (message) => {
        const { instanceId, end } = of(message, 'end');
        await orchestrator.deliver(instanceId, [end]);
      },
      emit: () => Promise.resolve(),
    },
  });
}

const eventNames = ['spec.paid', 'spec.sent', 'spec.any'];

async function publish(database: Database, name: string, body: object): Promise<void> {
  const key = { kind: 'workflow', name } as const;
  const whole = { kind: 'workflow', name, title: name, ...body } as unknown as WorkflowDefinition;
  const events = eventNames.map((event) => {
    const type = event === 'spec.any' ? { type: 'spec.*' } : {};
    return [event, { name: event, version: 1, ...type }];
  });
  const workflows = ['child', 'waiter', 'failing', 'hurried'].map((child) => [
    child,
    { name: child, version: 1 },
  ]);
  const references: References = {
    self: { name, version: 1 },
    tasks: {},
    forms: {},
    events: Object.fromEntries(events) as References['events'],
    workflows: Object.fromEntries(workflows) as NonNullable<References['workflows']>,
  };
  const { plan, problems } = compile(whole, references);
  if (plan === undefined) throw new TypeError(`the definition is wrong: ${JSON.stringify(problems)}`);
  await database.inProject(project, async (tx) => {
    const draft = { ...key, source: '{}', format: 'json' as const, body: whole as unknown as JsonValue };
    const saved = await new DefinitionRepository(tx).saveDraft(draft);
    const revision = saved.draft?.revision ?? 0;
    const planOf = () => plan as unknown as JsonValue;
    await new VersionRepository(tx).publish({ ...key, revision, plan: planOf, references: [] });
  });
}

async function start(database: Database, definition: string, input: JsonValue): Promise<string> {
  const manual = { trigger: { type: 'manual' }, triggerName: 'manual', startedBy: 'ada' };
  const { instance } = await database.inProject(project, (tx) =>
    new StartRepository(tx).requestStart({ definition, input, key: randomUUID(), ...manual }),
  );
  return instance.id;
}
