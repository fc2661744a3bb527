import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Writable } from 'node:stream';
import type { PlanReference, StartInput } from '@fermata/contracts';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { connectionOptions, createOrchestrator, type Orchestrator } from '@fermata/orchestration';
import {
  AttemptRepository,
  CatalogueRepository,
  DefinitionRepository,
  InstanceRepository,
  openDatabase,
  StartRepository,
  VersionRepository,
  type Database,
  type InstanceDetail,
} from '@fermata/persistence';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { Connection } from '@temporalio/client';
import { pino } from 'pino';
import { startHost, type Host } from '../src/host.ts';
import { publish } from './definitions.fixture.ts';
import { until } from './shell.fixture.ts';

const namespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? 'fermata';
const temporalAddress = process.env['FERMATA_TEST_TEMPORAL_ADDRESS'] ?? '';

describe('the worker on a real database', () => {
  let ground: TestDatabase;
  let database: Database;
  let host: Host;
  let connection: Connection;
  let orchestrator: Orchestrator;
  let peer: Server;
  const canary = `canary-${randomUUID()}`;
  const logged: string[] = [];
  const workflowQueue = `spec-${randomUUID().slice(0, 8)}-workflow`;

  beforeAll(async () => {
    peer = await talkativePeer();
    ground = await createTestDatabase();
    database = await openDatabase({ url: ground.url });
    connection = await Connection.connect(connectionOptions(temporalAddress));
    orchestrator = createOrchestrator({ connection, namespace, workflowQueue });
    const configuration = {
      databaseUrl: ground.url,
      temporalAddress,
      temporalNamespace: namespace,
      workflowQueue,
      role: 'both' as const,
      connections: {
        vault: {
          baseUrl: `http://127.0.0.1:${(peer.address() as AddressInfo).port}`,
          allowPrivate: true,
          headers: { authorization: `Bearer ${canary}`, 'x-key': canary },
        },
      },
      activities: [],
      healthPort: 0,
      logLevel: 'trace',
      maxCachedWorkflows: 50,
      shutdownGraceMs: 200,
      reconcileEveryMs: 300,
    };
    const ears = new Writable({
      write: (line: Buffer, _encoding, done) => (logged.push(String(line)), done()),
    });
    host = await startHost(configuration, pino({ level: 'trace' }, ears));
  });
  afterAll(async () => {
    await host.stop();
    await connection.close();
    await database.close();
    await ground.drop();
    peer.close();
  });

  const row = (id: string) => database.inProject('default', (tx) => new InstanceRepository(tx).get(id));
  const rowUntil = (id: string, fits: (found: InstanceDetail) => boolean) =>
    until(
      () => row(id),
      (found) => found !== undefined && fits(found),
    ) as Promise<InstanceDetail>;

  async function start(body: object, input: JsonValue = {}): Promise<string> {
    const key = { kind: 'workflow', name: 'spec' } as const;
    const { plan } = publish(body);
    const instance = await database.inProject('default', async (tx) => {
      const draft = { ...key, source: '{}', format: 'json' as const, body: body as JsonValue };
      const { draft: saved } = await new DefinitionRepository(tx).saveDraft(draft);
      const planOf = (version: number) => ({ ...plan, version }) as unknown as JsonValue;
      await new VersionRepository(tx).publish({
        ...key,
        revision: saved?.revision ?? 0,
        plan: planOf,
        references: [],
      });
      const manual = { definition: 'spec', trigger: { type: 'manual' }, triggerName: 'manual' };
      return (
        await new StartRepository(tx).requestStart({ ...manual, input, key: randomUUID(), startedBy: 'ada' })
      ).instance;
    });
    const reference: PlanReference = {
      projectId: 'default',
      name: 'spec',
      version: instance.version,
      hash: instance.planHash,
    };
    const given: StartInput = { plan: reference, input, trigger: { type: 'manual' }, startedBy: 'ada' };
    await orchestrator.start({ instanceId: instance.id, input: given });
    return instance.id;
  }

  const ask = { type: 'manual', assign: { users: ['ben'] }, outputSchema: { type: 'object' } };

  it('runs a published version to its end and shows it in the rows', async () => {
    const id = await start({
      start: 'a',
      steps: {
        a: { type: 'set', with: { n: 1 }, next: [{ to: 'b' }] },
        b: { ...ask, next: [{ to: 'c' }] },
        c: { type: 'end', output: '${ steps.b.output }' },
      },
    });
    await rowUntil(id, ({ status }) => status === 'waiting');
    expect(
      await orchestrator.submit(id, {
        submissionId: randomUUID(),
        work: 'b#1',
        output: { ok: true },
        by: 'ben',
      }),
    ).toEqual({ accepted: true });
    expect(await rowUntil(id, ({ closedAt }) => closedAt !== null)).toMatchObject({
      status: 'completed',
      output: { ok: true },
    });
    const visits = await database.inProject('default', (tx) => new InstanceRepository(tx).visits(id));
    expect(visits.items.map(({ visit, status }) => [visit, status])).toEqual([
      ['a#1', 'completed'],
      ['b#1', 'completed'],
      ['c#1', 'completed'],
    ]);
  });

  it('lets the secrets of a connection into no history, row or log, even where the peer repeats them', async () => {
    const task = { type: 'task', task: 'http.request', connection: 'vault' };
    const steps = {
      a: {
        ...task,
        with: { method: 'GET', path: '/echo' },
        save: { said: '${ output.body }' },
        next: [{ to: 'b' }],
      },
      b: { ...task, with: { method: 'GET', path: '/broken' }, retry: { attempts: 2, first: 'PT0.1S' } },
    };
    const id = await start({ start: 'a', steps });
    expect(await rowUntil(id, ({ closedAt }) => closedAt !== null)).toMatchObject({
      status: 'failed',
      error: { code: 'http.503' },
    });
    const everything = [
      decoded(await orchestrator.history(id)),
      await wholeDatabase(database),
      logged.join(''),
    ];
    expect(everything.map((text) => text.includes(id))).toEqual([true, true, true]);
    expect(everything[0]).toContain('heard');
    expect(everything.map((text) => text.includes(canary))).toEqual([false, false, false]);
  });

  it('fails a request to a connection that nobody has configured, in the words of the executor', async () => {
    const steps = {
      a: { type: 'task', task: 'http.request', connection: 'nowhere', with: { method: 'GET', path: '/' } },
    };
    const id = await start({ start: 'a', steps });
    expect(await rowUntil(id, ({ closedAt }) => closedAt !== null)).toMatchObject({
      status: 'failed',
      error: { code: 'connection.unknown' },
    });
    const told = () => database.inProject('default', (tx) => new AttemptRepository(tx).ofVisit(id, 'a#1'));
    expect(await until(told, (attempts) => attempts.length > 0)).toMatchObject([
      {
        work: 'a#1',
        attempt: 1,
        implementation: 'http.request',
        outcome: 'failed',
        error: { code: 'connection.unknown' },
        nextAt: null,
      },
    ]);
  });

  it('refuses an input that does not fit the schema of the executor', async () => {
    const id = await start({
      start: 'a',
      steps: { a: { type: 'task', task: 'http.request', with: { method: 'BREW' } } },
    });
    expect(await rowUntil(id, ({ closedAt }) => closedAt !== null)).toMatchObject({
      error: { code: 'schema.mismatch' },
    });
  });

  it('closes the rows of an instance that somebody terminated in Temporal', async () => {
    const id = await start({ start: 'a', steps: { a: ask } });
    await rowUntil(id, ({ status }) => status === 'waiting');
    await orchestrator.terminate(id, 'by hand');
    expect(await rowUntil(id, ({ closedAt }) => closedAt !== null)).toMatchObject({
      status: 'cancelled',
      reason: 'terminated in Temporal',
    });
  });

  it('says in the catalogue what it can perform', async () => {
    const entry = await database.inProject('default', (tx) =>
      new CatalogueRepository(tx).get('http.request'),
    );
    expect(entry).toMatchObject({ name: 'http.request', version: '1' });
    expect(entry?.hash).toMatch(/^[0-9a-f]{64}$/);
  });
});

/** Repeats what it was sent: in the body of its answer, and in the one of its failure. */
async function talkativePeer(): Promise<Server> {
  const server = createServer((request, response) => {
    response.writeHead(request.url === '/broken' ? 503 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ heard: request.headers }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}

/** A history with its payloads readable: they are base64 in its JSON. */
function decoded(history: JsonValue | undefined): string {
  return JSON.stringify(history).replaceAll(/"([A-Za-z0-9+/]{12,}={0,2})"/g, (_whole, text: string) =>
    Buffer.from(text, 'base64').toString('utf8'),
  );
}

/** Every row of every table, as text. */
async function wholeDatabase(database: Database): Promise<string> {
  return database.inInstallation(async (tx) => {
    const tables = await tx.rows<{ name: string }>(
      `SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      texts.push(
        ...(await tx.rows<{ text: string }>(`SELECT t::text AS text FROM ${name} t`)).map((row) => row.text),
      );
    }
    return texts.join('\n');
  });
}
