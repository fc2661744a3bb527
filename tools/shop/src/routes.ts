import type { Fault, Faults } from './faults.ts';
import type { Ledger, Movement } from './ledger.ts';
import { orderOf } from './orders.ts';
import type { Answer } from './wire.ts';

/** What a route is given. */
export interface Call {
  /** What stands for `:id` in the pattern. */
  readonly id: string;
  readonly body: Readonly<Record<string, unknown>>;
  readonly key: string;
  readonly ledger: Ledger;
  readonly faults: Faults;
}

/** Every route by method and path pattern. */
export const routes: Readonly<Record<string, (call: Call) => Answer>> = {
  'GET /health': () => ok({ status: 'ok' }),
  'GET /orders/:id': ({ id }) => found(orderOf(id), `no order ${id}`),
  'GET /ledger': ({ ledger }) => ok({ entries: ledger.entries() }),
  'POST /payments/refunds': refund,
  'POST /payments/undo-refunds': undoRefund,
  'POST /admin/faults': setFault,
  'POST /admin/reset': ({ ledger, faults }) => {
    ledger.clear();
    faults.clear();
    return ok({ status: 'reset' });
  },
};

/** Routes that count as attempts of their key. */
export function movesMoney(route: string): boolean {
  return route.startsWith('POST /payments/');
}

function refund({ body, key, ledger }: Call): Answer {
  const { orderId, amount } = body;
  if (typeof orderId !== 'string' || typeof amount !== 'number' || !(amount > 0)) {
    return refused(400, 'a refund has orderId and a positive amount');
  }
  const order = orderOf(orderId);
  if (order === undefined) return refused(404, `no order ${orderId}`);
  if (amount > order.total) return refused(402, `${orderId} was paid with ${order.total} only`);
  return applied(ledger, { key, kind: 'refund', orderId, amount });
}

function undoRefund({ body, key, ledger }: Call): Answer {
  const original = ledger.refund(String(body['refundId']));
  if (original === undefined) return refused(404, `no refund ${String(body['refundId'])}`);
  const { refundId, orderId, amount } = original;
  return applied(ledger, { key, kind: 'undo', orderId, amount, refundId });
}

function applied(ledger: Ledger, movement: Movement): Answer {
  const taken = ledger.apply(movement, new Date().toISOString());
  if (taken.outcome === 'conflict') return refused(422, 'the idempotency key was used for something else');
  const { refundId, orderId, amount } = taken.entry;
  return { status: 201, body: { refundId, orderId, amount } };
}

function setFault({ body, faults }: Call): Answer {
  if (typeof body['route'] !== 'string' || !Object.hasOwn(routes, body['route'])) {
    return refused(400, `route is one of ${Object.keys(routes).join(', ')}`);
  }
  faults.set(body as unknown as Fault);
  return ok(body);
}

function found(value: unknown, message: string): Answer {
  return value === undefined ? refused(404, message) : ok(value);
}

function ok(body: unknown): Answer {
  return { status: 200, body };
}

/** The shop says no. */
export function refused(status: number, message: string): Answer {
  return { status, body: { message } };
}
