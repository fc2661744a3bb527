import { beforeAll, describe, expect, it } from '@jest/globals';
import type { EventRow, InstanceDetail } from '@fermata/contracts';
import { eventually } from './eventually.ts';
import { House } from './house.ts';
import { harmlessOrder, riskyOrder } from './orders.ts';

const refunds = 'POST /payments/refunds';
let house: House;

beforeAll(async () => {
  house = await House.open();
});

function refund(orderId: string, amount: number): Promise<string> {
  return house.start(house.admin, 'refund-approval', { orderId, amount });
}

async function pathOf(id: string): Promise<readonly string[]> {
  return (await house.visits(id)).map((visit) => visit.stepId);
}

/** The events that an instance has emitted. */
function rejectionsOf(instance: string): Promise<readonly EventRow[]> {
  const read = async (): Promise<readonly EventRow[]> => {
    const all = await house.admin.all<EventRow>('/events?type=refund.rejected&source=fermata');
    return all.filter((event) => event.id.startsWith(`${instance}/`));
  };
  return eventually(`refund.rejected of ${instance} is stored`, read, (events) => events.length > 0);
}

describe('a refund that needs no person', () => {
  it('of a small harmless order is paid at once', async () => {
    const order = harmlessOrder();
    const id = await refund(order, 40);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: true } });
    expect(await pathOf(id)).toEqual(['loadOrder', 'pay', 'done']);
    expect(await house.shop.ledgerOf(order)).toMatchObject([{ amount: 40, attempts: 1 }]);
  });

  it('of an unknown order is rejected, and the rejection is told once', async () => {
    const order = `no-${crypto.randomUUID()}`;
    const id = await refund(order, 40);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: false } });
    expect(await pathOf(id)).toEqual(['loadOrder', 'reject', 'done']);
    expect(await rejectionsOf(id)).toHaveLength(1);
  });

  it('above what was paid is declined by the shop and rejected', async () => {
    const before = await house.shop.ledgerOf('o-1');
    const id = await refund('o-1', 90);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: false } });
    expect(await pathOf(id)).toEqual(['loadOrder', 'pay', 'reject', 'done']);
    expect(await house.shop.ledgerOf('o-1')).toEqual(before);
  });
});

describe('a shop that misbehaves', () => {
  it.each([
    { behaviour: 'fails twice', fault: { fail: 2, status: 503 }, attempts: 3 },
    { behaviour: 'pays and loses its answer', fault: { dropAfterApply: 1 }, attempts: 2 },
    { behaviour: 'answers twice over', fault: { answerTwice: 1 }, attempts: 1 },
  ])('and $behaviour pays exactly once', async ({ fault, attempts }) => {
    const order = harmlessOrder();
    await house.shop.misbehave({ route: refunds, order, ...fault });
    const id = await refund(order, 25);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: true } });
    expect(await house.shop.ledgerOf(order)).toMatchObject([{ amount: 25, attempts }]);
    await house.shop.behave(refunds, order);
  });

  it('and does not find its orders for a moment is asked again', async () => {
    const order = harmlessOrder();
    await house.shop.misbehave({ route: 'GET /orders/:id', order, fail: 2, status: 500 });
    const id = await refund(order, 30);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: true } });
    expect(await house.shop.ledgerOf(order)).toHaveLength(1);
    await house.shop.behave('GET /orders/:id', order);
  });
});

describe('a refund that needs a person', () => {
  it('is not for the one who asked for it', async () => {
    const id = await refund(riskyOrder(), 40);
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    const refusal = await house.admin.refused(`/tasks/${task.id}/claim`, {});
    expect([403, 404]).toContain(refusal.status);
    expect((await house.admin.refused(`/tasks/${task.id}/assign`, { user: 'admin' })).status).toBe(403);
    expect((await robin.call('GET', `/tasks/${task.id}`)).status).toBe(200);
  });

  it('is not to be seen by people of other groups', async () => {
    const id = await refund(riskyOrder(), 40);
    const task = await house.taskOf(id, await house.as('robin'));
    const analyst = await house.as('ana');
    expect((await analyst.call('GET', `/tasks/${task.id}`)).status).toBe(403);
    expect((await analyst.refused(`/tasks/${task.id}/claim`, {})).status).toBe(403);
  });

  it('of fifty claims at once has one winner, whom the others are told', async () => {
    const id = await house.start(await house.as('ana'), 'refund-approval', {
      orderId: riskyOrder(),
      amount: 40,
    });
    const people = await Promise.all(['robin', 'sam'].map((login) => house.as(login)));
    const task = await house.taskOf(id, house.admin);
    const callers = Array.from({ length: 50 }, (_, n) => [house.admin, ...people][n % 3] ?? house.admin);
    const claims = await Promise.all(
      callers.map((who) =>
        who.call<{ assignee?: { id: string } }>('POST', `/tasks/${task.id}/claim`, { body: {} }),
      ),
    );
    const winners = new Set(
      claims.flatMap(({ status, body }) => (status === 200 ? [body.assignee?.id] : [])),
    );
    const lost = claims.filter(({ status }) => status !== 200);
    expect(winners.size).toBe(1);
    expect(new Set(lost.map(({ status }) => status))).toEqual(new Set([409]));
    expect(lost.length).toBeGreaterThanOrEqual(33);
    const [winner] = winners;
    expect(lost.every(({ body }) => JSON.stringify(body).includes(winner ?? '?'))).toBe(true);
  });

  it('is answered once, however often the answer is sent', async () => {
    const order = riskyOrder();
    const id = await refund(order, 40);
    const robin = await house.as('robin');
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    const body = { submissionId: `s-${crypto.randomUUID()}`, outcome: 'approve', data: { note: 'fine' } };
    const answers = await Promise.all(
      [1, 2, 3].map(() => robin.call('POST', `/tasks/${task.id}/complete`, { body })),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(await house.ended(id)).toMatchObject({ status: 'completed', output: { approved: true } });
    expect((await robin.call('POST', `/tasks/${task.id}/complete`, { body })).status).toBe(200);
    expect(await house.shop.ledgerOf(order)).toHaveLength(1);
    const other = await robin.refused(`/tasks/${task.id}/complete`, { ...body, submissionId: 'another' });
    expect(other.status).toBe(409);
  });

  it('keeps a draft, goes back to the others and is rejected by another', async () => {
    const order = riskyOrder();
    const id = await refund(order, 40);
    const [robin, sam] = await Promise.all([house.as('robin'), house.as('sam')]);
    const task = await house.taskOf(id, robin);
    await robin.post(`/tasks/${task.id}/claim`, {});
    const draft = await robin.call('PUT', `/tasks/${task.id}/draft`, { body: { data: { note: 'half' } } });
    expect(draft.status).toBe(200);
    await robin.post(`/tasks/${task.id}/release`, {});
    await sam.post(`/tasks/${task.id}/claim`, {});
    const answer = { submissionId: `s-${crypto.randomUUID()}`, outcome: 'reject', data: { note: 'no' } };
    await sam.post(`/tasks/${task.id}/complete`, answer);
    const ended: InstanceDetail = await house.ended(id);
    expect(ended.output).toEqual({ approved: false });
    expect((await house.visits(id)).find((visit) => visit.stepId === 'review')?.by).toBe('sam');
    expect(await rejectionsOf(id)).toHaveLength(1);
    expect(await house.shop.ledgerOf(order)).toEqual([]);
  });
});
