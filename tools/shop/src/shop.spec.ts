import { appendFile, mkdtemp, readFile, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { startShop } from './index.ts';
import type { Fault, LedgerEntry, Shop } from './index.ts';

interface Reply {
  readonly status: number;
  readonly body: Record<string, unknown>;
  readonly retryAfter: string | null;
}

let folder: string;
let file: string;
let shop: Shop;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shop-'));
  file = join(folder, 'deep', 'ledger.jsonl');
  shop = await startShop({ port: 0, file });
});
afterEach(async () => {
  await shop.close();
  await rm(folder, { recursive: true });
});

const call = async (method: string, path: string, body?: unknown, key?: string): Promise<Reply> => {
  const headers = {
    'content-type': 'application/json',
    ...(key === undefined ? {} : { 'idempotency-key': key }),
  };
  const init = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
  const response = await fetch(`${shop.url}${path}`, init);
  const { status } = response;
  const retryAfter = response.headers.get('retry-after');
  return { status, retryAfter, body: (await response.json()) as Record<string, unknown> };
};

const pay = (key: string, amount = 50, orderId = 'o-7') =>
  call('POST', '/payments/refunds', { orderId, amount }, key);
const spoil = (fault: Omit<Fault, 'route'>) =>
  call('POST', '/admin/faults', { route: 'POST /payments/refunds', ...fault });
const ledger = async (): Promise<LedgerEntry[]> =>
  (await call('GET', '/ledger')).body['entries'] as LedgerEntry[];
const restart = async (): Promise<void> => {
  await shop.close();
  shop = await startShop({ port: 0, file });
};

describe('orders', () => {
  it('are seeded with low and high risk, or derived from their number', async () => {
    expect((await call('GET', '/orders/o-1')).body).toMatchObject({ id: 'o-1', risk: 0.05 });
    expect((await call('GET', '/orders/o-2')).body).toMatchObject({ risk: 0.85 });
    const derived = await call('GET', '/orders/o-123456');
    expect(derived).toEqual(await call('GET', '/orders/o-123456'));
    expect(derived.body['total']).toBeGreaterThanOrEqual(1000);
  });

  it.each(['x-1', 'o-', 'o-1x', '__proto__'])('of id %s do not exist', async (id) => {
    expect((await call('GET', `/orders/${id}`)).status).toBe(404);
  });
});

describe('a refund', () => {
  it('is applied once by its key, however often and however fast it is asked for', async () => {
    const replies = await Promise.all(Array.from({ length: 20 }, () => pay('k-1')));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(await ledger()).toMatchObject([
      { key: 'k-1', kind: 'refund', orderId: 'o-7', amount: 50, attempts: 20 },
    ]);
    expect((await readFile(file, 'utf8')).match(/"applied"/g)).toHaveLength(1);
  });

  it('is another one for another key', async () => {
    const [one, two] = [await pay('k-1'), await pay('k-2')];
    expect(one.body['refundId']).not.toBe(two.body['refundId']);
    expect(await ledger()).toHaveLength(2);
  });

  it('is refused where the key was used for something else', async () => {
    await pay('k-1', 50);
    expect((await pay('k-1', 51)).status).toBe(422);
  });

  it.each<[number, unknown]>([
    [402, { orderId: 'o-1', amount: 81 }],
    [404, { orderId: 'none', amount: 1 }],
    [400, { orderId: 'o-1', amount: -1 }],
    [400, { orderId: 'o-1', amount: '1' }],
    [400, 'text'],
  ])('gets %i for %j, and the ledger stays empty', async (status, body) => {
    expect((await call('POST', '/payments/refunds', body, 'k')).status).toBe(status);
    expect(await ledger()).toEqual([]);
  });

  it('can be undone, once', async () => {
    const { refundId } = (await pay('k-1')).body;
    const undo = () => call('POST', '/payments/undo-refunds', { refundId }, 'k-1~undo');
    expect([(await undo()).status, (await undo()).status]).toEqual([201, 201]);
    expect((await ledger()).map(({ kind }) => kind)).toEqual(['refund', 'undo']);
  });
});

describe('the ledger', () => {
  it('is the same after a restart', async () => {
    await pay('k-1');
    const before = await ledger();
    await restart();
    expect(await ledger()).toEqual(before);
    expect((await pay('k-1')).status).toBe(201);
    expect(await ledger()).toMatchObject([{ key: 'k-1', attempts: 2 }]);
  });

  it('forgets a line that a crash has cut off, and goes on', async () => {
    await pay('k-1');
    await appendFile(file, '{"type":"applied","entry":{"key":"k-');
    await restart();
    await pay('k-2');
    await restart();
    expect((await ledger()).map(({ key }) => key)).toEqual(['k-1', 'k-2']);
  });

  it('is empty after a reset, on the disk too', async () => {
    await pay('k-1');
    await call('POST', '/admin/reset', {});
    expect([await ledger(), await readFile(file, 'utf8')]).toEqual([[], '']);
  });
});

describe('a shop told to misbehave', () => {
  it('fails so many times without doing anything, and counts the attempts', async () => {
    await spoil({ fail: 2, status: 429, retryAfter: 7 });
    const replies = [await pay('k-1'), await pay('k-1'), await pay('k-1')];
    expect(replies.map(({ status, retryAfter }) => [status, retryAfter])).toEqual([
      [429, '7'],
      [429, '7'],
      [201, null],
    ]);
    expect(await ledger()).toMatchObject([{ attempts: 3 }]);
  });

  it('loses an answer after the work, and gives it to the next attempt', async () => {
    await spoil({ dropAfterApply: 1 });
    await expect(pay('k-1')).rejects.toThrow();
    expect(await ledger()).toHaveLength(1);
    expect((await pay('k-1')).status).toBe(201);
    expect(await ledger()).toMatchObject([{ attempts: 2 }]);
  });

  it('answers twice over, having worked once', async () => {
    await spoil({ answerTwice: 1 });
    expect((await raw()).match(/HTTP\/1\.1 201/g)).toHaveLength(2);
    expect(await ledger()).toHaveLength(1);
  });

  it('for one order serves all others, and what is set for all spares an order that has its own', async () => {
    await spoil({ fail: 1, order: 'o-7' });
    const replies = [await pay('k-1', 50, 'o-9'), await pay('k-2'), await pay('k-2')];
    expect(replies.map(({ status }) => status)).toEqual([201, 503, 201]);
    await spoil({ fail: 1 });
    expect([(await pay('k-3')).status, (await pay('k-4', 50, 'o-9')).status]).toEqual([201, 503]);
    await call('POST', '/admin/faults', { route: 'GET /orders/:id', order: 'o-8', fail: 1 });
    const read = async (order: string) => (await call('GET', `/orders/${order}`)).status;
    expect([await read('o-7'), await read('o-8'), await read('o-8')]).toEqual([200, 503, 200]);
  });

  it('is well again after a reset', async () => {
    await spoil({ fail: 100 });
    await call('POST', '/admin/reset', {});
    expect((await pay('k-1')).status).toBe(201);
  });

  it.each(['POST /nowhere', 'constructor', 7])('knows no route %s', async (route) => {
    expect((await call('POST', '/admin/faults', { route })).status).toBe(400);
  });
});

describe('a page of a browser', () => {
  it('cannot move money: neither without JSON nor under another name', async () => {
    const body = JSON.stringify({ orderId: 'o-7', amount: 1 });
    const plain = await fetch(`${shop.url}/payments/refunds`, { method: 'POST', body });
    expect([plain.status, await rebound(body)]).toEqual([403, 403]);
    expect(await ledger()).toEqual([]);
  });
});

/** Everything the shop writes to the socket for one refund. */
async function raw(): Promise<string> {
  const { connect } = await import('node:net');
  const body = '{"orderId":"o-7","amount":5}';
  const socket = connect(shop.port, '127.0.0.1');
  socket.write(
    `POST /payments/refunds HTTP/1.1\r\nhost: localhost\r\ncontent-type: application/json\r\nidempotency-key: k\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
  );
  let text = '';
  for await (const chunk of socket) text += String(chunk);
  return text;
}

function rebound(body: string): Promise<number | undefined> {
  const headers = { host: 'evil.example', 'content-type': 'application/json' };
  return new Promise((resolve, reject) => {
    request(`${shop.url}/payments/refunds`, { method: 'POST', headers }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end(body);
  });
}
