import { Writable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createTestDatabase, publishWorkflow, type TestDatabase } from '@fermata/testing';
import { openDatabase, TokenRepository, UserRepository, type Database } from '@fermata/persistence';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { hashPassword } from '../access/passwords.ts';
import { newTokenSecret } from '../access/secrets.ts';
import { defaultProject } from '../access/subject.ts';
import { readEnvironment } from '../config/environment.ts';
import { createApp } from '../create-app.ts';
import { createLogger } from '../runtime/logger.ts';

interface Line {
  readonly requestId?: string;
  readonly instanceId?: string;
  readonly instanceIds?: readonly string[];
  readonly msg: string;
}

const password = 'never in any log';

describe('the log', () => {
  let testDatabase: TestDatabase;
  let database: Database;
  let app: NestFastifyApplication;
  let text = '';
  const { secret, prefix, hash } = newTokenSecret();

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    database = await openDatabase({ url: testDatabase.url, poolSize: 2 });
    const read = readEnvironment({
      FERMATA_MODE: 'development',
      FERMATA_DATABASE_URL: testDatabase.url,
      FERMATA_TEMPORAL_ADDRESS: process.env['FERMATA_TEST_TEMPORAL_ADDRESS'],
    });
    if ('problems' in read) throw new Error(JSON.stringify(read.problems));
    const sink = new Writable({
      write: (chunk, _encoding, done) => {
        text += String(chunk);
        done();
      },
    });
    app = await createApp(read.environment, createLogger('info', sink));
    await app.init();
    await app.getHttpAdapter().getInstance().ready();
    await plant();
  });

  afterAll(async () => {
    await app.close();
    await database.close();
    await testDatabase.drop();
  });

  const plant = async () => {
    const passwordHash = await hashPassword(password);
    await database.inInstallation((tx) =>
      new UserRepository(tx, defaultProject).create({ id: 'root', displayName: 'Root', passwordHash }, [
        'supervisor',
      ]),
    );
    await database.inProject(defaultProject, (tx) => {
      const expiresAt = new Date(tx.now.getTime() + 3_600_000);
      const scopes = ['instance.read', 'instance.start'];
      const token = {
        id: 't',
        kind: 'person' as const,
        name: 't',
        prefix,
        hash,
        owner: 'root',
        scopes,
        expiresAt,
      };
      return new TokenRepository(tx).create(token);
    });
    await publishWorkflow(database, 'orders');
  };

  const linesOf = (requestId: string): readonly Line[] =>
    text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line)
      .filter((line) => line.requestId === requestId);

  const send = (method: 'GET' | 'POST', url: string, id: string, payload?: object) =>
    app.inject({
      method,
      url: `/api/v1${url}`,
      headers: { authorization: `Bearer ${secret}`, cookie: '__Host-fermata=a-cookie', 'x-request-id': id },
      ...(payload === undefined ? {} : { payload }),
    });

  it('names the request in each line, and the problem has the same id', async () => {
    const answer = await send('GET', '/tasks', 'log-1');
    expect(answer.json()).toMatchObject({ status: 403, traceId: 'log-1' });
    expect(linesOf('log-1').map(({ msg }) => msg)).toEqual([
      'incoming request',
      'request refused',
      'request completed',
    ]);
  });

  it('names the instance in each line of a request whose path names it', async () => {
    await send('GET', '/instances/i-unknown/visits', 'log-2');
    expect(linesOf('log-2').map(({ instanceId }) => instanceId)).toEqual([
      'i-unknown',
      'i-unknown',
      'i-unknown',
    ]);
  });

  it('names the instance that a request has started', async () => {
    const started = await send('POST', '/instances', 'log-3', { workflow: 'orders' });
    expect(started.statusCode).toBe(202);
    expect(linesOf('log-3').at(-1)).toMatchObject({
      msg: 'request completed',
      instanceId: started.json().id,
    });
  });

  it('has no password, token or cookie in it', async () => {
    await app.inject({ method: 'POST', url: '/api/v1/sessions', payload: { login: 'root', password } });
    await app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      payload: { login: 'root', password: 'a wrong guess' },
    });
    await send('GET', '/me', 'log-4');
    expect(text).toContain('log-4');
    for (const hidden of [password, 'a wrong guess', secret, 'a-cookie', 'set-cookie'])
      expect(text).not.toContain(hidden);
  });
});
