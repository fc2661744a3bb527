import { describe, expect, it } from '@jest/globals';
import { defineActivity, isActivityDefinition, TaskError, testActivity } from './index.ts';

const order = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } as const;

const load = defineActivity({
  name: 'orders.load',
  title: 'Load an order',
  input: order,
  output: { type: 'object', required: ['total'], properties: { total: { type: 'number' } } },
  errors: { 'orders.gone': { class: 'business' } },
  run: async ({ id }, { heartbeat, log, connection, attempt }) => {
    log.info(`loading ${id}`);
    heartbeat({ attempt });
    const { body } = await connection('shop').request<{ total: number } | null>({ path: `/orders/${id}` });
    if (body === null) throw new TaskError('orders.gone', `${id} is gone`, { data: { id } });
    return { total: body.total };
  },
});

describe('defineActivity', () => {
  it('fills in version 1, no errors and no defaults, and cannot be changed afterwards', () => {
    const bare = defineActivity({ name: 'a', title: 'A', input: {}, output: {}, run: async () => 1 });
    expect(bare).toMatchObject({ kind: 'activity', version: 1, errors: {}, defaults: {} });
    expect(Object.isFrozen(bare)).toBe(true);
  });

  it('infers input and output from the schemas', () => {
    const wrongInput = (): unknown =>
      // @ts-expect-error an order id is a string
      load.run({ id: 7 }, null as never);
    const wrongOutput = { name: 'a', title: 'A', input: order, output: { type: 'number' } } as const;
    // @ts-expect-error the output schema wants a number
    const answer = defineActivity({ ...wrongOutput, run: async () => 'one' });
    const closed = { ...wrongOutput, input: { ...order, additionalProperties: false } } as const;
    // @ts-expect-error the input has no such member
    const member = defineActivity({ ...closed, run: async ({ no }) => Number(no) });
    const total: (id: string) => Promise<number> = async (id) =>
      (await load.run({ id }, null as never)).total;
    expect([wrongInput, answer, member, total].every(Boolean)).toBe(true);
  });

  it('is told from everything else by its kind', () => {
    expect([load, { kind: 'activity' }].every(isActivityDefinition)).toBe(true);
    expect([null, undefined, 'activity', {}, () => load].some(isActivityDefinition)).toBe(false);
  });
});

describe('testActivity', () => {
  it('completes with output, heartbeats and log of the run', async () => {
    const connections = { shop: ({ path }: { path: string }) => ({ body: { total: path.length } }) };
    const result = await testActivity(load, { id: 'o-1' }, { connections, context: { attempt: 2 } });
    expect(result).toEqual({
      status: 'completed',
      output: { total: 11 },
      heartbeats: [{ attempt: 2 }],
      logs: ['loading o-1'],
    });
  });

  it('fails with the declared class of the code', async () => {
    const result = await testActivity(load, { id: 'o-1' }, { connections: { shop: () => ({}) } });
    const failure = { code: 'orders.gone', message: 'o-1 is gone', class: 'business', data: { id: 'o-1' } };
    expect(result).toMatchObject({ status: 'failed', failure });
  });

  it.each([
    [404, 'permanent'],
    [429, 'retryable'],
    [503, 'retryable'],
  ])('fails on an unexpected status %i as a connection does: %s', async (status, errorClass) => {
    const result = await testActivity(load, { id: 'o-1' }, { connections: { shop: () => ({ status }) } });
    expect(result).toMatchObject({
      status: 'failed',
      failure: { code: `http.${status}`, class: errorClass },
    });
  });

  it('fails permanently where no connection has the name', async () => {
    const result = await testActivity(load, { id: 'o-1' });
    expect(result).toMatchObject({ failure: { code: 'connection.unknown', class: 'permanent' } });
  });
});
