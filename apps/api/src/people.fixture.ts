import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { pino } from 'pino';
import { permissionsOf, roles, type Me, type Permission, type Role } from '@fermata/contracts';
import {
  GroupRepository,
  openDatabase,
  TokenRepository,
  UserRepository,
  type Database,
} from '@fermata/persistence';
import { createTestDatabase } from '@fermata/testing';
import { hashPassword } from './access/passwords.ts';
import { newTokenSecret } from './access/secrets.ts';
import { defaultProject } from './access/subject.ts';
import { readEnvironment, type Environment } from './config/environment.ts';
import { createApp } from './create-app.ts';

/** The password of everybody in these specs. */
export const password = 'a stone in the shoe';

/** A browser that is signed in. */
export interface Browser {
  readonly cookie: string;
  readonly csrf: string;
}

/** What may go with a request. */
export interface Sent {
  readonly token?: string;
  readonly browser?: Browser;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly address?: string;
}

/** An answer, read. */
export interface Answer {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- specs look into answers by name; a wrong name fails them
  readonly body: any;
  readonly headers: Readonly<Record<string, unknown>>;
  /** The session cookie it set; empty when it took it away. */
  readonly cookie: string | undefined;
}

/** The whole API over a database of its own. */
export interface TestApi {
  readonly app: NestFastifyApplication;
  readonly database: Database;
  send(method: string, path: string, sent?: Sent): Promise<Answer>;
  signIn(login: string, secret?: string): Promise<Browser & { readonly me: Me }>;
  person(
    login: string,
    held?: readonly Role[],
    more?: { demo?: boolean; mustChange?: boolean },
  ): Promise<string>;
  group(name: string, members: readonly string[]): Promise<void>;
  token(
    owner: string,
    scopes?: readonly Permission[],
    project?: string,
  ): Promise<{ id: string; secret: string }>;
  /** Runs a statement outside all walls. */
  sql<T>(statement: string, values?: readonly unknown[]): Promise<readonly T[]>;
  close(): Promise<void>;
}

/** Starts it. `beforeRoutes` sees the app before any route is there. */
export async function startApi(
  settings: Partial<Environment> = {},
  beforeRoutes: (app: NestFastifyApplication) => void = () => undefined,
): Promise<TestApi> {
  const test = await createTestDatabase();
  const environment = { ...environmentOf(test.url), ...settings };
  const database = await openDatabase({ url: test.url, poolSize: 4 });
  const app = await createApp(environment, pino({ level: 'silent' }));
  beforeRoutes(app);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  const hash = await hashPassword(password);
  return {
    app,
    database,
    ...doors(app),
    ...makers(database, hash),
    close: async () => {
      await app.close();
      await database.close();
      await test.drop();
    },
  };
}

function environmentOf(databaseUrl: string): Environment {
  const read = readEnvironment({
    FERMATA_MODE: 'development',
    FERMATA_DATABASE_URL: databaseUrl,
    FERMATA_DATABASE_POOL: '8',
    FERMATA_TEMPORAL_ADDRESS: process.env['FERMATA_TEST_TEMPORAL_ADDRESS'],
    FERMATA_LOG_LEVEL: 'silent',
    FERMATA_REQUESTS_PER_SECOND: '1000',
  });
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read.environment;
}

function doors(app: NestFastifyApplication): Pick<TestApi, 'send' | 'signIn'> {
  const send: TestApi['send'] = async (method, path, sent = {}) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path.startsWith('/metrics') ? path : `/api/v1${path}`,
      headers: headersOf(sent),
      ...(sent.body === undefined ? {} : { payload: sent.body as object }),
      ...(sent.address === undefined ? {} : { remoteAddress: sent.address }),
    });
    const isJson = /[/+]json/.test(String(response.headers['content-type']));
    return {
      status: response.statusCode,
      headers: response.headers,
      body: isJson && response.body !== '' ? JSON.parse(response.body) : response.body,
      cookie: response.cookies.find(({ name }) => name === '__Host-fermata')?.value,
    };
  };
  const signIn: TestApi['signIn'] = async (login, secret = password) => {
    const answer = await send('POST', '/sessions', { body: { login, password: secret } });
    if (answer.status !== 201) throw new Error(`${login} could not sign in: ${JSON.stringify(answer.body)}`);
    return { cookie: answer.cookie ?? '', csrf: answer.body.csrf, me: answer.body };
  };
  return { send, signIn };
}

function headersOf({ token, browser, headers }: Sent): Record<string, string> {
  return {
    ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    ...(browser === undefined
      ? {}
      : { cookie: `__Host-fermata=${browser.cookie}`, 'x-fermata-csrf': browser.csrf }),
    ...headers,
  };
}

function makers(database: Database, hash: string): Pick<TestApi, 'person' | 'group' | 'token' | 'sql'> {
  return {
    person: async (login, held = [], more = {}) => {
      const account = {
        id: login,
        displayName: `Name of ${login}`,
        passwordHash: hash,
        demo: more.demo ?? false,
      };
      await database.inInstallation((tx) =>
        new UserRepository(tx, defaultProject).create(
          { ...account, mustChangePassword: more.mustChange ?? false },
          held,
        ),
      );
      return login;
    },
    group: (name, members) =>
      database.inProject(defaultProject, async (tx) => {
        await new GroupRepository(tx).save(name, `Group ${name}`);
        await new GroupRepository(tx).setMembers(name, members);
      }),
    token: async (owner, scopes = [...permissionsOf(roles)], project = defaultProject) => {
      const { secret, prefix, hash: stored } = newTokenSecret();
      const id = randomUUID();
      await database.inProject(project, (tx) => {
        const expiresAt = new Date(tx.now.getTime() + 3_600_000);
        const token = {
          id,
          kind: 'person' as const,
          name: 'of a spec',
          prefix,
          hash: stored,
          owner,
          scopes,
          expiresAt,
        };
        return new TokenRepository(tx).create(token);
      });
      return { id, secret };
    },
    sql: (statement, values) => database.inInstallation((tx) => tx.rows(statement, values)),
  };
}
