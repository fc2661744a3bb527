import { defineActivity, TaskError } from '@fermata/sdk';

const payment = {
  type: 'object',
  required: ['order', 'amount'],
  properties: { order: { type: 'string' }, amount: { type: 'number' } },
} as const;

const receipt = {
  type: 'object',
  required: ['refundId'],
  properties: { refundId: { type: 'string' } },
} as const;

/** Pays money back, once per visit of the step: every attempt carries the same idempotency key. */
export const refund = defineActivity({
  name: 'payments.refund',
  title: 'Refund a payment',
  input: payment,
  output: receipt,
  errors: { 'payments.declined': { class: 'business', title: 'The shop declines the refund' } },
  run: async ({ order, amount }, { connection }) => {
    const request = { method: 'POST', path: '/payments/refunds', json: { orderId: order, amount } } as const;
    const answer = await connection('shop').request<{ refundId: string }>({
      ...request,
      expect: ['2xx', 402],
    });
    if (answer.status === 402) throw new TaskError('payments.declined', `the shop declines ${order}`);
    return answer.body;
  },
});

/** Takes a refund back; as a compensation it gets input and output of the refund. */
export const undoRefund = defineActivity({
  name: 'payments.undo-refund',
  title: 'Undo a refund',
  input: { type: 'object', required: ['output'], properties: { output: receipt } },
  output: receipt,
  run: async ({ output }, { connection }) => {
    const request = { method: 'POST', path: '/payments/undo-refunds', json: output } as const;
    return (await connection('shop').request<{ refundId: string }>(request)).body;
  },
});
