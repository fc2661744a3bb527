import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('who can do what', () => {
  let api: NounApi;
  let task: string;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    await api.person('sue', ['supervisor']);
    await api.person('eva', ['viewer']);
    await api.person('gone', ['agent']);
    await api.person('helper', ['agent']);
    await api.group('refunds', ['robin', 'sam', 'gone']);
    await api.group('friends', ['helper']);
    await api.call('POST', '/users/gone/disable');
    const grants = [{ granteeKind: 'group', grantee: 'friends', verb: 'claim' }];
    await api.call('PUT', '/groups/refunds/grants', { grants });
    const started = await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o' } });
    task = 't-1';
    await api.sql(
      `INSERT INTO task (project_id, id, instance_id, work, step_id, definition, definition_version, title, data, status,
         priority, not_users, created_at)
       VALUES ('default', $1, $2, 'review#1', 'review', 'orders', 1, 'Review', '{}', 'offered', 3, '{sam}', now())`,
      [task, started.body.id],
    );
    await api.sql(
      `INSERT INTO task_offer (project_id, task_id, kind, principal)
       VALUES ('default', $1, 'group', 'refunds'), ('default', $1, 'user', 'lee')`,
      [task],
    );
  });

  afterAll(() => api.close());

  const whoCan = async (query: string) => {
    const { status, body } = await api.call('GET', `/access/who-can?${query}`);
    expect(status).toBe(200);
    return Object.fromEntries(
      body.items.map((row: { person: { id: string }; by: string[]; allowed: boolean }) => [
        row.person.id,
        row.allowed ? row.by : [...row.by, 'refused'],
      ]),
    );
  };

  it('follows from the one table of rights', async () => {
    const { body } = await api.call('GET', '/access/roles');
    const auditor = body.items.find(({ role }: { role: string }) => role === 'auditor');
    expect(auditor.permissions).toEqual(['audit.read', 'access.read']);
    expect(await whoCan('permission=instance.cancel')).toEqual({
      root: ['role:admin', 'role:supervisor'],
      sue: ['role:supervisor'],
    });
  });

  it('counts, at a task, its offers, grants over its groups, and the separation of duties', async () => {
    expect(await whoCan(`permission=task.claim&task=${task}`)).toEqual({
      helper: ['grant:refunds/claim'],
      lee: ['offer'],
      robin: ['group:refunds'],
      sam: ['group:refunds', 'separation', 'refused'],
    });
    expect(await whoCan(`permission=task.assign&task=${task}`)).toEqual({
      root: ['role:admin', 'role:supervisor'],
      sue: ['role:supervisor'],
    });
  });

  it('counts who stands in for somebody away, and a role that the task is offered to', async () => {
    await api.sql(
      `INSERT INTO absence (project_id, id, person, from_at, until_at, substitute, created_by, created_at)
       VALUES ('default', 'a-1', 'lee', now() - interval '1 hour', now() + interval '1 hour', 'helper', 'lee', now())`,
    );
    await api.sql(
      `INSERT INTO task_offer (project_id, task_id, kind, principal) VALUES ('default', $1, 'group', 'role:agent')`,
      [task],
    );
    const found = await whoCan(`permission=task.claim&task=${task}`);
    expect(found).toMatchObject({
      helper: ['substitute', 'role:agent', 'grant:refunds/claim'],
      lee: ['offer', 'role:agent'],
    });
    await api.sql(`DELETE FROM task_offer WHERE principal = 'role:agent'`);
  });

  it('leaves out who is disabled, and asks at a group as if a task were offered to it', async () => {
    const found = await whoCan('permission=task.complete&group=refunds');
    expect(Object.keys(found).sort()).toEqual(['robin', 'sam']);
  });

  it('counts, at a workflow, the right to start it', async () => {
    const grants = [{ granteeKind: 'user', grantee: 'eva', verb: 'start' }];
    await api.call('PUT', '/definitions/workflow/orders/grants', { grants });
    expect(await whoCan('permission=instance.start&definition=orders')).toMatchObject({
      eva: ['start'],
      sue: ['role:supervisor'],
    });
    expect(await whoCan('permission=instance.start')).not.toHaveProperty('eva');
  });

  it('is asked for one place that is there, by who may', async () => {
    expect((await api.call('GET', '/access/who-can?permission=task.see&task=t-none')).status).toBe(404);
    const two = await api.call('GET', `/access/who-can?permission=task.see&task=${task}&group=refunds`);
    expect(two).toMatchObject({ status: 400, body: { code: 'access.place' } });
    expect((await api.call('GET', '/access/who-can?permission=task.fly')).status).toBe(400);
    const { secret } = await api.token('sue');
    expect((await api.send('GET', '/access/who-can?permission=task.see', { token: secret })).status).toBe(
      403,
    );
  });
});
