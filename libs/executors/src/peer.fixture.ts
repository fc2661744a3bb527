import { once } from 'node:events';
import { createServer } from 'node:http';
import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { connect, createServer as createTcpServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { createExecutorContext } from './context.fixture.ts';
import { configuredConnections } from './connection.ts';
import type { ConnectionEntry } from './connection.ts';
import { createEgressClient } from './egress/egress-client.ts';
import type { ExecutorContext } from './executor.ts';

/** A real server on loopback. */
export interface Peer {
  readonly port: number;
  readonly baseUrl: string;
  /** Requests seen so far, oldest first. */
  readonly seen: readonly SeenRequest[];
  close(): Promise<void>;
}

export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Serves HTTP by a listener that gets control once the request's body has been read. */
export async function startPeer(answer: RequestListener): Promise<Peer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      answer(request, response);
    });
  });
  return await listening(server, seen);
}

/** Writes raw bytes to whoever connects. */
export async function startRawPeer(answer: (socket: Socket) => void): Promise<Peer> {
  const server = createTcpServer((socket) => {
    socket.on('error', () => undefined);
    answer(socket);
  });
  return await listening(server, []);
}

/** Counts connections that should never come. */
export async function startCanary(): Promise<{
  port: number;
  count: () => number;
  close: () => Promise<void>;
}> {
  let connections = 0;
  const peer = await startRawPeer((socket) => {
    connections += 1;
    socket.destroy();
  });
  return { port: peer.port, count: () => connections, close: peer.close };
}

/** A port on which nobody listens. */
export async function closedPort(): Promise<number> {
  const peer = await startRawPeer(() => undefined);
  await peer.close();
  return peer.port;
}

/** A context whose connection `peer` is the server, opened by the operator. */
export function contextTo(
  baseUrl: string,
  overrides: Partial<ExecutorContext> = {},
  entry: Partial<ConnectionEntry> = {},
): ExecutorContext {
  const { port, targets } = configuredConnections({ peer: { baseUrl, allowPrivate: true, ...entry } });
  const egress = createEgressClient({ targets });
  return createExecutorContext({ connection: 'peer', connections: port, egress, ...overrides });
}

async function listening(server: Server, seen: readonly SeenRequest[]): Promise<Peer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => void sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    sockets.forEach((socket) => socket.destroy());
    await closed;
  };
  return { port, baseUrl: `http://127.0.0.1:${port}`, seen, close };
}

/** Whether somebody listens on the port: proves that a canary would sing. */
export async function touches(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1').resume();
  await once(socket, 'close');
}
