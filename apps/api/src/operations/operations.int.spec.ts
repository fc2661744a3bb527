import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { formText, startNouns, workflowText, type NounApi } from '../nouns.fixture.ts';

describe('the operators’ verbs', () => {
  let api: NounApi;
  let id: string;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('orders'));
    id = (await api.call('POST', '/instances', { workflow: 'orders', input: { orderId: 'o-1' } })).body.id;
  });

  afterAll(() => api.close());

  const ask = (body: object, headers: Record<string, string> = {}) =>
    api.call('POST', `/instances/${id}/verbs`, { reason: 'because', ...body }, headers);

  it('are accepted by one door, with their id, and once for each Idempotency-Key', async () => {
    const first = await ask({ verb: 'pause' }, { 'idempotency-key': 'pause-1' });
    expect(first).toMatchObject({ status: 202, body: { verb: 'pause', instanceId: id } });
    const again = await ask({ verb: 'pause' }, { 'idempotency-key': 'pause-1' });
    expect(again.body).toEqual(first.body);
    const audit = await api.call('GET', `/audit?object=instance:${id}&verb=instance.pause`);
    expect(audit.body.items).toHaveLength(1);
    expect(audit.body.items[0]).toMatchObject({ reason: 'because', actor: 'root' });
  });

  it.each([
    [{ verb: 'skip' }, ['/visit']],
    [{ verb: 'pause', visit: 'review#1' }, ['/visit']],
    [{ verb: 'add-task', task: { title: 't' } }, ['/task']],
    [{ verb: 'add-items', visit: 'review#1', items: 3 }, ['/items']],
    [{ verb: 'jump', from: 'review#1', output: 1 }, ['/output', '/to']],
  ])(
    'are refused where they lack something, or were given what they do not take: %j',
    async (body, paths) => {
      const refused = await ask(body);
      expect(refused).toMatchObject({ status: 422, body: { code: 'operation.incomplete' } });
      expect(refused.body.problems.map(({ path }: { path: string }) => path).sort()).toEqual(paths);
    },
  );

  it('check an edited output by the schema that the answer would have to fit', async () => {
    const wrong = await ask({ verb: 'edit-output', visit: 'review#1', output: { note: 7 } });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'schema.mismatch' } });
    expect(wrong.body.problems[0].path).toBe('/output/note');
    expect((await ask({ verb: 'edit-output', visit: 'review#1', output: { note: 'ok' } })).status).toBe(202);
  });

  it('move only to a version that is there', async () => {
    expect(await ask({ verb: 'move', version: 9 })).toMatchObject({
      status: 404,
      body: { code: 'definition.unknown' },
    });
    expect(await ask({ verb: 'move', version: 1, mapping: { steps: { a: 1 } } })).toMatchObject({
      status: 422,
      body: { code: 'schema.mismatch' },
    });
    expect((await ask({ verb: 'move', version: 1 })).status).toBe(202);
  });

  it('need the permission of each: an agent may do none of them, a supervisor may repair and not move', async () => {
    const as = async (login: string, body: object) => {
      const { secret } = await api.token(login);
      const sent = { token: secret, body: { reason: 'because', ...body } };
      return (await api.send('POST', `/instances/${id}/verbs`, sent)).status;
    };
    await api.person('sue', ['supervisor']);
    expect(await as('robin', { verb: 'pause' })).toBe(403);
    expect(await as('sue', { verb: 'resume' })).toBe(202);
    expect(await as('sue', { verb: 'skip', visit: 'review#1' })).toBe(202);
    expect(await as('sue', { verb: 'move', version: 1 })).toBe(403);
  });

  it('are accepted while Temporal is away; only what they would do cannot be said then', async () => {
    const preview = await api.call('POST', `/instances/${id}/verbs/preview`, {
      verb: 'pause',
      reason: 'why',
    });
    expect(preview).toMatchObject({ status: 503, body: { code: expect.stringMatching(/^temporal\./) } });
  });

  it('are unknown for an instance that is not there', async () => {
    const path = '/instances/i-00000000000000000000000000000000/verbs';
    expect((await api.call('POST', path, { verb: 'pause', reason: 'why' })).status).toBe(404);
  });
});

describe('fleets', () => {
  let api: NounApi;

  beforeAll(async () => {
    api = await startNouns();
    await api.deploy(formText, workflowText('many'));
    for (let n = 0; n < 3; n += 1)
      await api.call('POST', '/instances', { workflow: 'many', input: { orderId: `o-${n}` } });
  });

  afterAll(() => api.close());

  it('choose instances and wait with their preview for Temporal; nothing is done before they are started', async () => {
    const made = await api.call('POST', '/fleets', { verb: 'pause', reason: 'night', definition: 'many' });
    expect(made).toMatchObject({ status: 202, body: { verb: 'pause', perMinute: 60, stopAtShare: 0.1 } });
    const { id } = made.body;
    expect((await api.call('GET', `/fleets/${id}`)).body).toMatchObject({
      status: 'previewing',
      buckets: [{ state: 'chosen', count: 3 }],
    });
    expect((await api.call('GET', '/audit?verb=instance.pause')).body.items).toEqual([]);
    expect((await api.call('POST', `/fleets/${id}/halt`, { reason: 'no' })).status).toBe(409);
    expect((await api.call('POST', `/fleets/${id}/stop`, { reason: 'no' })).body.status).toBe('stopped');
    expect((await api.call('GET', '/fleets')).body.items).toHaveLength(1);
  });

  it('are refused where no instance is meant, and for verbs of single visits', async () => {
    const empty = await api.call('POST', '/fleets', { verb: 'pause', reason: 'r', definition: 'nothing' });
    expect(empty).toMatchObject({ status: 422, body: { code: 'fleet.empty' } });
    const skip = await api.call('POST', '/fleets', { verb: 'skip', reason: 'r', definition: 'many' });
    expect(skip.status).toBe(400);
  });
});
