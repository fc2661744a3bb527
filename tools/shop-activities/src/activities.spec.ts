import { describe, expect, it } from '@jest/globals';
import { collectActivities, testActivity } from '@fermata/sdk';
import * as activities from './index.ts';

const { echo, refund, sleep, undoRefund } = activities;

describe('the package', () => {
  it('exports four activities that a worker can register', () => {
    const { activities: found, problems } = collectActivities([{ specifier: 'shop', exports: activities }]);
    expect(problems).toEqual([]);
    expect(found.map(({ name }) => name).sort()).toEqual([
      'demo.echo',
      'demo.sleep',
      'payments.refund',
      'payments.undo-refund',
    ]);
  });
});

describe('payments.refund', () => {
  it('asks the shop for the money', async () => {
    const requests: unknown[] = [];
    const shop = (request: unknown) => (requests.push(request), { status: 201, body: { refundId: 'r-1' } });
    const result = await testActivity(refund, { order: 'o-1', amount: 5 }, { connections: { shop } });
    expect(result).toMatchObject({ status: 'completed', output: { refundId: 'r-1' } });
    expect(requests).toMatchObject([
      { method: 'POST', path: '/payments/refunds', json: { orderId: 'o-1', amount: 5 } },
    ]);
  });

  it('is a business failure where the shop declines, and a retryable one where it is down', async () => {
    const answer = async (status: number) =>
      await testActivity(refund, { order: 'o-1', amount: 5 }, { connections: { shop: () => ({ status }) } });
    expect(await answer(402)).toMatchObject({ failure: { code: 'payments.declined', class: 'business' } });
    expect(await answer(503)).toMatchObject({ failure: { code: 'http.503', class: 'retryable' } });
  });
});

describe('payments.undo-refund', () => {
  it('takes back what the refund gave', async () => {
    const requests: unknown[] = [];
    const shop = (request: { json?: unknown }) => (
      requests.push(request.json),
      { body: { refundId: 'r-1' } }
    );
    await testActivity(undoRefund, { output: { refundId: 'r-1' } }, { connections: { shop } });
    expect(requests).toEqual([{ refundId: 'r-1' }]);
  });
});

describe('the demo activities', () => {
  it('echo gives back what it got', async () => {
    expect(await testActivity(echo, { a: [1] })).toMatchObject({ output: { a: [1] } });
  });

  it('sleep reports and stops when the step is withdrawn', async () => {
    expect(await testActivity(sleep, { ms: 1 })).toMatchObject({
      output: { slept: 1 },
      heartbeats: [{ slept: 0 }],
    });
    const signal = AbortSignal.abort();
    expect(await testActivity(sleep, { ms: 60_000 }, { context: { signal } })).toMatchObject({
      status: 'failed',
    });
  });
});
