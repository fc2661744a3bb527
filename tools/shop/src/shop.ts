import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { Faults } from './faults.ts';
import type { Spoiled } from './faults.ts';
import { fileJournal, memoryJournal } from './journal.ts';
import { Ledger } from './ledger.ts';
import { movesMoney, refused, routes } from './routes.ts';
import { readJson, sendAnswer, sendTwice } from './wire.ts';
import type { Answer } from './wire.ts';

/** Where the shop listens and remembers. */
export interface ShopOptions {
  /** 0 = any free port. */
  readonly port: number;
  /** The ledger's journal; absent = in memory. */
  readonly file?: string;
}

/** A running shop. */
export interface Shop {
  readonly port: number;
  readonly url: string;
  /** Breaks what is in flight, as a killed process would. */
  close(): Promise<void>;
}

/** Opens the shop on loopback. Rejects where the port is taken. */
export async function startShop(options: ShopOptions): Promise<Shop> {
  const journal = options.file === undefined ? memoryJournal() : fileJournal(options.file);
  const state = { ledger: new Ledger(journal), faults: new Faults() };
  const server = createServer((request, response) => {
    serve(state, request, response).catch(() => response.destroy());
  });
  server.listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    server.closeAllConnections();
    await closed;
    journal.close();
  };
  return { port, url: `http://127.0.0.1:${port}`, close };
}

interface ShopState {
  readonly ledger: Ledger;
  readonly faults: Faults;
}

async function serve(state: ShopState, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { route, id } = routeOf(request);
  const body = request.method === 'POST' ? await readJson(request) : {};
  if (!isLocal(request)) return sendAnswer(response, refused(403, 'the shop serves this machine only'));
  if (body === undefined) return sendAnswer(response, refused(400, 'a body is an object of JSON'));
  const key = String(request.headers['idempotency-key'] ?? `unkeyed-${randomUUID()}`);
  if (movesMoney(route)) state.ledger.attempted(key);
  const spoiled = state.faults.take(route, orderOf(id, body));
  await pause(spoiled.slowMs);
  const work = routes[route] ?? (() => refused(404, `no route ${route}`));
  const answer =
    spoiled.failure === undefined ? work({ id, body, key, ...state }) : failureOf(spoiled.failure);
  end(response, answer, spoiled.ending);
}

/** A page of a browser may not move money: its requests carry another host or no JSON. */
function isLocal(request: IncomingMessage): boolean {
  const { host = '' } = request.headers;
  const isJson =
    request.method !== 'POST' || request.headers['content-type']?.startsWith('application/json') === true;
  return isJson && /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host);
}

function routeOf(request: IncomingMessage): { route: string; id: string } {
  const [path = ''] = (request.url ?? '').split('?', 1);
  const id = /^\/orders\/([^/]+)$/.exec(path)?.[1];
  return { route: `${request.method} ${id === undefined ? path : '/orders/:id'}`, id: id ?? '' };
}

/** The order that a request is about. */
function orderOf(id: string, { orderId }: Readonly<Record<string, unknown>>): string | undefined {
  if (id !== '') return id;
  return typeof orderId === 'string' ? orderId : undefined;
}

function failureOf({ status, retryAfter }: NonNullable<Spoiled['failure']>): Answer {
  const failure = refused(status, 'the shop was told to fail');
  return retryAfter === undefined ? failure : { ...failure, headers: { 'retry-after': String(retryAfter) } };
}

function end(response: ServerResponse, answer: Answer, ending: Spoiled['ending']): void {
  if (ending === 'drop') response.socket?.destroy();
  else if (ending === 'twice') sendTwice(response, answer);
  else sendAnswer(response, answer);
}
