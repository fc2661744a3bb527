import { createServer, connect, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, type TestDatabase } from '@fermata/testing';
import { newTokenSecret } from '../access/secrets.ts';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('without Temporal', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns({ temporalAddress: '127.0.0.1:1' });
    await api.deploy(formText, workflowText('orders'));
  });

  afterAll(() => api.close());

  it('the API is degraded, and everything is taken in to be sent later', async () => {
    expect(await api.send('GET', '/health/ready')).toMatchObject({
      status: 200,
      body: { status: 'degraded', database: true, temporal: false },
    });
    const started = await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } });
    expect(started).toMatchObject({ status: 202, body: { status: 'pending' } });
    const { id } = started.body;
    expect((await api.call('POST', `/instances/${id}/cancel`, { reason: 'a spec' })).status).toBe(202);
    const waiting = await api.sql<{ kind: string }>('SELECT kind FROM outbox WHERE lane = $1 ORDER BY id', [
      id,
    ]);
    expect(waiting.map(({ kind }) => kind)).toEqual(['start', 'operate']);
    const metrics = await api.call('GET', '/metrics');
    expect(metrics.body).toMatch(/^fermata_outbox_rows\{state="waiting"\} 2$/m);
  });
});

/** A way to the database that can be cut. */
class Wire {
  readonly #server: Server;
  readonly #open = new Set<Socket>();

  constructor(target: URL) {
    this.#server = createServer((socket) => {
      const far = connect(Number(target.port), target.hostname);
      for (const end of [socket, far]) this.#open.add(end.on('error', () => end.destroy()));
      socket.pipe(far).pipe(socket);
    });
  }

  listen(port = 0): Promise<number> {
    return new Promise((resolve) => {
      this.#server.listen(port, '127.0.0.1', () =>
        resolve((this.#server.address() as { port: number }).port),
      );
    });
  }

  cut(): Promise<void> {
    for (const end of this.#open) end.destroy();
    this.#open.clear();
    return new Promise((resolve) => this.#server.close(() => resolve()));
  }
}

describe('without PostgreSQL', () => {
  let api: NounApi;
  let real: TestDatabase;
  let wire: Wire;
  let port: number;
  let token: string;

  beforeAll(async () => {
    real = await createTestDatabase();
    const target = new URL(real.url);
    wire = new Wire(new URL(real.url));
    port = await wire.listen();
    target.port = String(port);
    api = await startNouns({ databaseUrl: target.href });
    token = newTokenSecret().secret;
  });

  afterAll(async () => {
    await api.close();
    await wire.cut();
    await real.drop();
  });

  it('the API says so and when to come back, and works again when the database does', async () => {
    expect((await api.send('GET', '/health/ready')).body.status).not.toBe('unavailable');
    expect((await api.send('GET', '/me', { token })).status).toBe(401);
    await wire.cut();
    const refused = await api.send('GET', '/me', { token });
    expect(refused).toMatchObject({ status: 503, body: { code: 'database.unavailable' } });
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(await api.send('GET', '/health/ready')).toMatchObject({
      status: 503,
      body: { status: 'unavailable' },
    });
    expect((await api.send('GET', '/health/live')).status).toBe(200);
    wire = new Wire(new URL(real.url));
    await wire.listen(port);
    expect((await api.send('GET', '/me', { token })).status).toBe(401);
    expect((await api.send('GET', '/health/ready')).body.database).toBe(true);
  });
});
