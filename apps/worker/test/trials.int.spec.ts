import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonValue } from '@fermata/model';
import { createTrials, type Trials } from '@fermata/orchestration';
import { AttemptRepository, openDatabase, type Database } from '@fermata/persistence';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { Connection } from '@temporalio/client';
import { pino } from 'pino';
import { startHost, type Host } from '../src/host.ts';
import { until } from './shell.fixture.ts';

const temporalNamespace = process.env['FERMATA_TEST_TEMPORAL_NAMESPACE'] ?? 'fermata';
const temporalAddress = process.env['FERMATA_TEST_TEMPORAL_ADDRESS'] ?? '';
const spec = `spec-${randomUUID().slice(0, 8)}`;

/** A port on which nobody listens just now. */
async function freePort(): Promise<number> {
  const taken = createServer();
  await new Promise<void>((ready) => taken.listen(0, '127.0.0.1', ready));
  const { port } = taken.address() as AddressInfo;
  await new Promise((closed) => taken.close(closed));
  return port;
}

describe('a worker that is given a step to try', () => {
  let ground: TestDatabase;
  let database: Database;
  let host: Host;
  let connection: Connection;
  let trials: Trials;
  let peer: Server;
  const asked: IncomingMessage[] = [];
  let healthPort: number;

  beforeAll(async () => {
    peer = createServer((request, response) => {
      asked.push(request);
      response.statusCode = request.url === '/busy' ? 503 : 200;
      response.setHeader('content-type', 'application/json').end('{"paid":true}');
    });
    await new Promise<void>((ready) => peer.listen(0, '127.0.0.1', ready));
    healthPort = await freePort();
    ground = await createTestDatabase();
    database = await openDatabase({ url: ground.url });
    connection = await Connection.connect({ address: temporalAddress });
    trials = createTrials({ connection, namespace: temporalNamespace });
    const baseUrl = `http://127.0.0.1:${(peer.address() as AddressInfo).port}`;
    const configuration = {
      ...{ databaseUrl: ground.url, temporalAddress, temporalNamespace },
      ...{ workflowQueue: `${spec}-workflow`, role: 'activities' as const, activities: [] },
      connections: { shop: { baseUrl, allowPrivate: true } },
      ...{
        healthPort,
        logLevel: 'silent',
        maxCachedWorkflows: 10,
        shutdownGraceMs: 200,
        reconcileEveryMs: 5_000,
      },
    };
    host = await startHost(configuration, pino({ level: 'silent' }));
  });

  afterAll(async () => {
    await host.stop();
    await connection.close();
    await database.close();
    await ground.drop();
    peer.close();
  });

  const attempt = async (input: JsonValue, id = `trial-${randomUUID()}`, implementation = 'http.request') => {
    const request = {
      projectId: 'default',
      task: implementation,
      input,
      connection: 'shop',
      trial: { step: 'pay' },
    };
    const queue = `${spec}-activity`;
    const isBegun = await trials.begin({
      id,
      implementation,
      queue,
      title: 'Pay',
      timeoutMs: 5_000,
      request,
    });
    return { id, isBegun, outcome: await trials.outcome(id, 30_000) };
  };
  const attemptsOf = (id: string) =>
    until(
      () => database.inProject('default', (tx) => new AttemptRepository(tx).ofVisit(id, 'pay#1')),
      (rows) => rows.some(({ outcome }) => outcome !== 'running'),
    );

  it('does it once, under an idempotency key of its own, and tells of it as of any attempt', async () => {
    const { id, outcome } = await attempt({ method: 'POST', path: '/pay', json: { order: 1 } });
    expect(outcome).toMatchObject({ status: 'completed', output: { status: 200, body: { paid: true } } });
    expect(outcome?.endedAt?.getTime()).toBeGreaterThanOrEqual(outcome?.startedAt?.getTime() ?? Infinity);
    expect(asked.at(-1)?.headers['idempotency-key']).toBe(`${id}/pay#1`);
    expect(await attemptsOf(id)).toMatchObject([
      { work: id, attempt: 1, outcome: 'completed', implementation: 'http.request', runId: outcome?.runId },
    ]);
  });

  it('makes no second attempt, also at what would be tried again in an instance', async () => {
    const before = asked.length;
    const { id, outcome } = await attempt({ path: '/busy' });
    expect(outcome).toMatchObject({ status: 'failed', error: { code: 'http.503' } });
    const [told] = await attemptsOf(id);
    expect(told).toMatchObject({ outcome: 'failed', error: { code: 'http.503' }, nextAt: null });
    const lines = await database.inProject('default', (tx) => new AttemptRepository(tx).linesOf(id, 'pay#1'));
    expect(lines).toMatchObject([{ level: 'info', message: 'the attempt failed' }]);
    expect(asked.length - before).toBe(1);
  });

  it('does what was begun before no second time', async () => {
    const { id } = await attempt({ path: '/once' });
    expect(await attempt({ path: '/once' }, id)).toMatchObject({
      isBegun: false,
      outcome: { status: 'completed' },
    });
    expect(asked.filter(({ url }) => url === '/once')).toHaveLength(1);
  });

  it('refuses an input that does not fit, and an implementation that it does not have', async () => {
    expect((await attempt({ path: 5 })).outcome).toMatchObject({ error: { code: 'schema.mismatch' } });
    const unknown = await attempt({}, undefined, 'http.requets');
    expect(unknown.outcome).toMatchObject({ status: 'failed', error: { code: 'task.unknown' } });
  });

  it('does not count it among the attempts of instances, whether it goes well or not', async () => {
    await attempt({ path: '/counted' });
    await attempt({ path: '/busy' });
    const metrics = await (await fetch(`http://127.0.0.1:${healthPort}/metrics`)).text();
    expect(metrics).toContain('# TYPE fermata_task_attempts_total counter');
    expect(metrics).not.toMatch(/^fermata_task_attempt\w*\{.*implementation/m);
  });

  it('is asked in vain for what nobody has begun', async () => {
    expect(await trials.outcome(`trial-${randomUUID()}`, 1_000)).toBeUndefined();
  });
});
