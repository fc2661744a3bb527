import { describe, expect, it } from '@jest/globals';
import type { PlanReference } from '@fermata/contracts';
import { defaultPayloadConverter, type Payload } from '@temporalio/common';
import { createPlanTickets } from './plan-tickets.ts';

const reference: PlanReference = { projectId: 'default', name: 'refund', version: 3, hash: 'abc' };
const plan = { name: 'refund', steps: { a: { type: 'task' } } };
const tickets = () => createPlanTickets(async (asked) => ({ ...plan, asked: asked.hash }));
const written = (value: unknown) => defaultPayloadConverter.toPayload(value) as Payload;
const read = (payload: Payload | undefined) => defaultPayloadConverter.fromPayload(payload as Payload);
const textOf = (payload: Payload | undefined) => Buffer.from(payload?.data ?? []).toString('utf8');

describe('the ticket of a plan', () => {
  it('is what a history holds, and an instance gets the plan itself', async () => {
    const { issue, codec } = tickets();
    const [recorded] = await codec.encode([written(await issue({ plan: reference, instanceId: 'i' }))]);
    expect(JSON.parse(textOf(recorded))).toEqual(reference);
    const [given] = await codec.decode([recorded as Payload]);
    expect(read(given)).toEqual({ plan: { ...plan, asked: 'abc' } });
  });

  it('is redeemed by another process as well', async () => {
    const { issue, codec } = tickets();
    const [recorded] = await codec.encode([written(await issue({ plan: reference, instanceId: 'i' }))]);
    const [given] = await tickets().codec.decode([recorded as Payload]);
    expect(read(given)).toEqual({ plan: { ...plan, asked: 'abc' } });
  });

  it('cannot be forged by a value: without the mark of this process nothing is a ticket', async () => {
    const { codec } = tickets();
    const forged = [written({ mark: 'plan-x', plan: reference }), written({ plan: reference })];
    const recorded = await codec.encode(forged);
    expect(await codec.decode(recorded)).toEqual(forged);
  });

  it('leaves every other value as it is, the largest and the empty ones too', async () => {
    const { codec } = tickets();
    const values = [null, 'text', { a: 'x'.repeat(100_000) }, [], 7].map(written);
    expect((await codec.decode(await codec.encode(values))).map(read)).toEqual(values.map(read));
    expect(await codec.encode([{}])).toEqual([{}]);
  });

  it('is not issued for a plan that is not there', async () => {
    const missing = createPlanTickets(() => Promise.reject(new Error('plan.missing')));
    await expect(missing.issue({ plan: reference, instanceId: 'i' })).rejects.toThrow('plan.missing');
  });
});
