import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { permissionsOf, roles, type Permission, type Role } from '@fermata/contracts';
import { startApi, type Answer, type TestApi } from '../people.fixture.ts';
import {
  answersWhenMissing,
  bodies,
  demandedByBody,
  demands,
  described,
  ownByNature,
  queries,
} from './matrix.fixture.ts';
import type { Demand } from './permission.decorator.ts';
import { collectRoutes, declaredRoutes } from './routes.fixture.ts';

/** The ten subjects: who they are, and what they hold. */
const subjects: Readonly<Record<string, { readonly held: readonly Role[]; readonly mayCome: boolean }>> = {
  nobody: { held: [], mayCome: false },
  viewer: { held: ['viewer'], mayCome: true },
  analyst: { held: ['analyst'], mayCome: true },
  developer: { held: ['developer'], mayCome: true },
  anna: { held: ['agent'], mayCome: true },
  supervisor: { held: ['supervisor'], mayCome: true },
  auditor: { held: ['auditor'], mayCome: true },
  admin: { held: ['admin'], mayCome: true },
  'admin-of-other': { held: ['admin'], mayCome: true },
  revoked: { held: ['admin'], mayCome: false },
};

const routes = Object.keys(demands);
const objects: Readonly<Record<string, string>> = {
  ':kind': 'workflow',
  ':version': '1',
  ':revision': '1',
  ':format': 'json',
};

describe('the authorisation matrix', () => {
  let api: TestApi;
  let served: Set<string>;
  const secrets: Record<string, string> = {};

  beforeAll(async () => {
    api = await startApi({}, (app) => {
      served = collectRoutes(app);
    });
    await api.sql(`INSERT INTO project (id, title) VALUES ('other', 'Other')`);
    for (const [login, { held }] of Object.entries(subjects)) {
      if (login === 'nobody') continue;
      await api.person(login, login === 'admin-of-other' ? [] : held);
      const project = login === 'admin-of-other' ? 'other' : 'default';
      if (project === 'other') await grant(login, held);
      const { id, secret } = await api.token(login, undefined, project);
      if (login === 'revoked') await api.sql('UPDATE api_token SET revoked_at = now() WHERE id = $1', [id]);
      secrets[login] = secret;
    }
    await api.person('stranger');
    await grant('stranger', roles);
    secrets['stranger'] = (await api.token('stranger', undefined, 'other')).secret;
    await api.person('bert', ['agent']);
    await api.group('group-a', ['anna']);
    await api.group('group-b', ['bert']);
    await plant();
  });

  afterAll(() => api.close());

  const grant = async (login: string, held: readonly Role[]) => {
    for (const role of held) {
      await api.sql(`INSERT INTO user_role (project_id, user_id, role) VALUES ('other', $1, $2)`, [
        login,
        role,
      ]);
    }
  };

  const plant = async () => {
    await api.sql(
      `INSERT INTO definition (project_id, kind, name, latest_version, created_by, created_at, updated_at)
       VALUES ('default', 'workflow', 'ours', 0, 'admin', now(), now())`,
    );
    await api.sql(
      `INSERT INTO instance (project_id, id, definition, version, plan_hash, status, request_hash, input, trigger,
         started_by, created_at) VALUES ('default', 'i-ours', 'ours', 1, '', 'running', '', '{}', '{}', 'admin', now())`,
    );
    for (const group of ['group-a', 'group-b']) {
      await api.sql(
        `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data,
           status, priority, created_at)
         VALUES ('default', $1, 'i-ours', $1, 'review', 'ours', 1, 'Review', '{}', 'offered', 3, now())`,
        [`t-${group}`],
      );
      await api.sql(
        `INSERT INTO task_offer (project_id, task_id, kind, principal) VALUES ('default', $1, 'group', $2)`,
        [`t-${group}`, group],
      );
    }
  };

  const call = (route: string, who: string, object: string): Promise<Answer> => {
    const [method = '', template = ''] = route.split(' ');
    const path = template.replace(/^\/api\/v1/, '').replace(/:\w+/g, (name) => objects[name] ?? object);
    const token = secrets[who];
    const body = method === 'GET' || method === 'DELETE' ? {} : { body: bodies[route] ?? {} };
    return api.send(method, `${path}${queries[route] ?? ''}`, {
      ...(token === undefined ? {} : { token }),
      ...body,
    });
  };

  it('has a row for every handler, and every handler what its row says', () => {
    const declared = Object.fromEntries(declaredRoutes(api.app).map(({ route, demand }) => [route, demand]));
    expect(declared).toEqual(demands);
  });

  it('has a row for everything that is served at all', () => {
    const unknown = [...served].filter((route) => {
      const asRead = route.replace(/^HEAD /, 'GET ').replace(/(?<=.)\/$/, '');
      return !(asRead in demands) && !described.test(route);
    });
    expect(unknown).toEqual([]);
    expect(served.size).toBeGreaterThan(routes.length);
  });

  it.each(Object.keys(subjects))('lets %s through exactly where it may go', async (who) => {
    const verdicts: Record<string, string> = {};
    const expected: Record<string, string> = {};
    for (const route of routes) {
      const awaited = expectedVerdict(demandedByBody[route] ?? demands[route]!, who);
      // A stream that is opened does not end by itself: its own spec reads it.
      if (route === 'GET /api/v1/stream' && awaited === 'passes') continue;
      expected[route] = awaited;
      verdicts[route] = verdictOf(await call(route, who, 'unknown-one'));
    }
    expect(verdicts).toEqual(expected);
  });

  const reached = (route: string) =>
    demands[route] === 'self' || permissionsOf(['agent']).has(demands[route] as Permission);

  it.each(routes.filter((route) => route.includes('/tasks/:') && reached(route)))(
    'hides a task of another group and one of no group alike: %s',
    async (route) => {
      const [foreign, missing] = [
        await call(route, 'anna', 't-group-b'),
        await call(route, 'anna', 't-nothing'),
      ];
      expect(foreign).toMatchObject({ status: 404, body: { code: 'task.unknown' } });
      expect(textOf(foreign, 't-group-b')).toEqual(textOf(missing, 't-nothing'));
    },
  );

  it.each(routes.filter((route) => /:(?!kind)/.test(route) && !(route in ownByNature)))(
    'hides what belongs to another project, whatever the roles there: %s',
    async (route) => {
      const missing = await call(route, 'stranger', 'nothing-here');
      for (const object of foreignObjects(route)) {
        const foreign = await call(route, 'stranger', object);
        expect(answersWhenMissing[route] ?? [404]).toContain(foreign.status);
        expect(textOf(foreign, object)).toEqual(textOf(missing, 'nothing-here'));
      }
      const [definition] = await api.sql(
        `SELECT deleted_at, archived_at, tags FROM definition WHERE name = 'ours'`,
      );
      expect(definition).toEqual({ deleted_at: null, archived_at: null, tags: [] });
      const groups = await api.sql('SELECT name FROM user_group WHERE removed_at IS NULL ORDER BY 1');
      expect(groups).toEqual([{ name: 'group-a' }, { name: 'group-b' }]);
    },
  );

  it('shows an agent the tasks of its own groups, and lists no others', async () => {
    expect((await call('GET /api/v1/tasks/:id', 'anna', 't-group-a')).status).toBe(200);
    const listed = await api.send('GET', '/tasks?view=all', { token: secrets['anna']! });
    expect(listed.body.items.map((task: { id: string }) => task.id)).toEqual(['t-group-a']);
    const all = await api.send('GET', '/tasks?view=all', { token: secrets['supervisor']! });
    expect(all.body.items).toHaveLength(2);
  });
});

function expectedVerdict(demand: Demand, who: string): string {
  const { held, mayCome } = subjects[who]!;
  if (demand === 'public') return 'passes';
  if (!mayCome) return 'unauthenticated';
  if (demand === 'self' || demand === 'account') return 'passes';
  return permissionsOf(held).has(demand) ? 'passes' : 'forbidden';
}

/** What the guard has said; whatever the handler says afterwards, a failure of ours never passes. */
function verdictOf({ status, body }: Answer): string {
  if (status === 401 && body.code === 'access.unauthenticated') return 'unauthenticated';
  if (status === 403 && body.code === 'access.forbidden') return 'forbidden';
  return status >= 500 ? `failed with ${status} ${body.code}` : 'passes';
}

function textOf({ status, body }: Answer, id: string): string {
  return JSON.stringify({ status, ...body, traceId: '' }).replaceAll(id, 'the object');
}

function foreignObjects(route: string): readonly string[] {
  if (route.includes('/tasks/')) return ['t-group-a', 't-group-b'];
  if (route.includes('/instances/')) return ['i-ours'];
  if (route.includes('/groups/')) return ['group-a'];
  return route.includes('/tokens/') ? ['unknown-one'] : ['ours'];
}
