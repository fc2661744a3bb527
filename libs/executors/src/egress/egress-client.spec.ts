import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configuredConnections } from '../connection.ts';
import { startCanary, startPeer } from '../peer.fixture.ts';
import type { Peer } from '../peer.fixture.ts';
import { createEgressClient } from './egress-client.ts';
import type { EgressRequest } from './request.ts';
import type { OperatorTarget } from './operator-target.ts';
import type { HostAddress, Resolver } from './resolver.ts';
import { exchange } from './transport.ts';
import type { Transport } from './transport.ts';
import type { VettedTarget } from './vetting.ts';

const loopback: HostAddress = { address: '127.0.0.1', family: 4 };
const abroad: HostAddress = { address: '93.184.216.34', family: 4 };

const requestTo = (url: string, more: Partial<EgressRequest> = {}): EgressRequest => ({
  method: 'GET',
  url,
  grant: { kind: 'listed' },
  headers: {},
  signal: new AbortController().signal,
  timeoutMs: 5000,
  maxBytes: 1000,
  ...more,
});

const recording = (): { transport: Transport; targets: VettedTarget[] } => {
  const targets: VettedTarget[] = [];
  const answer = { status: 200, headers: {}, body: new Uint8Array() };
  return { targets, transport: async (target) => (targets.push(target), answer) };
};

const code = async (work: Promise<unknown>): Promise<unknown> =>
  await work.then(
    () => 'sent',
    (error: { code?: unknown }) => error.code,
  );

/** Sends to public names without a network: only whether it would have been sent counts. */
const sent = (
  targets: readonly OperatorTarget[],
  url: string,
  more: Partial<EgressRequest> = {},
): Promise<unknown> => {
  const { transport } = recording();
  const client = createEgressClient({ targets, resolve: async () => [abroad], transport });
  return code(client.send(requestTo(url, more)));
};

let peer: Peer;
let canary: Awaited<ReturnType<typeof startCanary>>;
beforeAll(async () => {
  canary = await startCanary();
  peer = await startPeer((request, response) => {
    const status = Number(/redirect-(\d+)/.exec(request.url ?? '')?.[1] ?? 200);
    const location = request.url?.includes('secure')
      ? `https://127.0.0.1:${canary.port}/`
      : `http://127.0.0.1:${canary.port}/`;
    response.writeHead(status, status === 200 ? {} : { location }).end('hello');
  });
});
afterAll(async () => {
  await peer.close();
  await canary.close();
});

const opened = (): OperatorTarget[] => [{ host: '127.0.0.1', ports: [peer.port], allowPrivate: true }];

describe('the operator’s list', () => {
  it.each([
    [[], 'https://api.example/', 'egress.denied'],
    [[{ host: 'api.example' }], 'https://api.example/', 'sent'],
    [[{ host: 'API.example' }], 'https://api.EXAMPLE./', 'sent'],
    [[{ host: 'api.example' }], 'https://evil-api.example/', 'egress.denied'],
    [[{ host: '*.example' }], 'https://api.example/', 'sent'],
    [[{ host: '*.example' }], 'https://example/', 'egress.denied'],
    [[{ host: '*.api.example' }], 'https://evilapi.example/', 'egress.denied'],
    [[{ host: 'api.example' }], 'https://api.example:8443/', 'egress.denied'],
    [[{ host: 'api.example', ports: [8443] }], 'https://api.example:8443/', 'sent'],
    [[{ host: 'api.example', ports: [8443] }], 'https://api.example/', 'egress.denied'],
    [[{ host: '*' }], 'http://anywhere.example/', 'sent'],
    [[{ host: '*' }], 'http:\\\\anywhere.example\\', 'egress.denied'],
    [[{ host: '*' }], 'http://any\twhere.example/', 'egress.denied'],
    [[{ host: '*' }], ' http://anywhere.example/', 'egress.denied'],
    [[{ host: '*' }], `http://anywhere.example/${'x'.repeat(8192)}`, 'egress.denied'],
  ])('%j and %s: %s', async (targets: OperatorTarget[], url, verdict) => {
    expect(await sent(targets, url)).toBe(verdict);
  });

  it('does not bind connections, whose base URL the operator has named with its port', async () => {
    const grant = { kind: 'connection', baseUrl: 'https://api.example:8443/v1' } as const;
    expect(await sent([], 'https://api.example:8443/v1/orders', { grant })).toBe('sent');
    expect(await sent([], 'https://api.example/v1/orders', { grant })).toBe('egress.denied');
    expect(await sent([], 'http://api.example:8443/v1/orders', { grant })).toBe('egress.denied');
    expect(await sent([], 'https://api.example:8443/v1/../v2/orders', { grant })).toBe('egress.denied');
    expect(await sent([], 'https://api.example:8443/v12/orders', { grant })).toBe('egress.denied');
    expect(await sent([{ host: '*' }], 'https://other.example/v1/', { grant })).toBe('egress.denied');
  });
});

describe('a private target', () => {
  const resolve: Resolver = async () => [loopback];

  it.each<[string, OperatorTarget, string]>([
    ['exactly named', { host: 'shop.internal', ports: [3090], allowPrivate: true }, 'sent'],
    ['without the flag', { host: 'shop.internal', ports: [3090] }, 'egress.denied'],
    ['of another port', { host: 'shop.internal', ports: [3091], allowPrivate: true }, 'egress.denied'],
    ['without a port', { host: 'shop.internal', allowPrivate: true }, 'egress.denied'],
    ['under a wildcard', { host: '*.internal', ports: [3090], allowPrivate: true }, 'egress.denied'],
    [
      'for connections only',
      { host: 'shop.internal', ports: [3090], allowPrivate: true, connectionOnly: true },
      'egress.denied',
    ],
    ['under a star', { host: '*', ports: [3090], allowPrivate: true }, 'egress.denied'],
  ])('%s: %j is %s', async (_, target, verdict) => {
    const { transport } = recording();
    const client = createEgressClient({ targets: [target], resolve, transport });
    expect(await code(client.send(requestTo('http://shop.internal:3090/')))).toBe(verdict);
  });

  it('of a connection stays closed to the absolute URLs of authors', async () => {
    const { targets } = configuredConnections({
      shop: { baseUrl: 'http://shop.internal:3090', allowPrivate: true },
    });
    const all = [...targets, { host: '*', ports: [3090] }];
    const client = createEgressClient({ targets: all, resolve, transport: recording().transport });
    expect(await code(client.send(requestTo('http://shop.internal:3090/')))).toBe('egress.denied');
    const grant = { kind: 'connection', baseUrl: 'http://shop.internal:3090' } as const;
    expect(await code(client.send(requestTo('http://shop.internal:3090/', { grant })))).toBe('sent');
  });

  it('is not opened by a connection alone', async () => {
    const grant = { kind: 'connection', baseUrl: `http://127.0.0.1:${canary.port}` } as const;
    const client = createEgressClient({ targets: [] });
    expect(await code(client.send(requestTo(grant.baseUrl, { grant })))).toBe('egress.denied');
    expect(canary.count()).toBe(0);
  });

  it('is never the metadata of the cloud', async () => {
    const targets = [{ host: 'shop.internal', ports: [80], allowPrivate: true }];
    const metadata: Resolver = async () => [{ address: '169.254.169.254', family: 4 }];
    const client = createEgressClient({ targets, resolve: metadata, transport: recording().transport });
    expect(await code(client.send(requestTo('http://shop.internal/')))).toBe('egress.denied');
  });
});

describe('name resolution', () => {
  it('is asked once, and what it says the second time never counts', async () => {
    let asked = 0;
    const rebinding: Resolver = async () => (asked++ === 0 ? [abroad] : [loopback]);
    const { transport, targets } = recording();
    const client = createEgressClient({
      targets: [{ host: '*', ports: [canary.port] }],
      resolve: rebinding,
      transport,
    });
    await client.send(requestTo(`http://rebind.example:${canary.port}/`));
    expect([asked, targets.map((one) => one.addresses)]).toEqual([1, [[abroad]]]);
  });

  it('is not repeated by the connection, which goes to the vetted address under the old name', async () => {
    const url = new URL(`http://no-such-name.invalid:${peer.port}/pinned`);
    const request = requestTo(url.href);
    await exchange({ url, addresses: [loopback] }, request, request.signal);
    expect(peer.seen.at(-1)?.headers.host).toBe(`no-such-name.invalid:${peer.port}`);
  });

  it('refuses a name of which only one address is private', async () => {
    const { transport } = recording();
    const client = createEgressClient({
      targets: [{ host: '*' }],
      resolve: async () => [abroad, loopback],
      transport,
    });
    expect(await code(client.send(requestTo('http://mixed.example/')))).toBe('egress.denied');
  });

  it('fails retryably where a name has no address', async () => {
    const client = createEgressClient({ targets: [{ host: '*' }], resolve: async () => [] });
    expect(await code(client.send(requestTo('http://empty.example/')))).toBe('http.network');
  });

  it('is not waited for past the deadline or a cancellation', async () => {
    const client = createEgressClient({
      targets: [{ host: '*' }],
      resolve: () => new Promise(() => undefined),
    });
    expect(await code(client.send(requestTo('http://slow.example/', { timeoutMs: 5 })))).toBe('http.timeout');
    const signal = AbortSignal.abort();
    expect(await code(client.send(requestTo('http://slow.example/', { signal })))).toBe('cancelled');
  });
});

describe('a redirect', () => {
  it.each([301, 302, 307, 308])(
    '%i is an answer, followed neither to another host nor to another scheme',
    async (status) => {
      const client = createEgressClient({ targets: opened() });
      for (const path of [`/redirect-${status}`, `/redirect-${status}-secure`]) {
        const answer = await client.send(requestTo(`${peer.baseUrl}${path}`));
        expect(answer.status).toBe(status);
      }
      expect(canary.count()).toBe(0);
    },
  );
});

describe('messages', () => {
  it('name neither query nor user information', async () => {
    const client = createEgressClient({ targets: opened() });
    const secret = `${peer.baseUrl.replace('//', '//bob:hunter2@')}/?token=hunter2`;
    await expect(client.send(requestTo(secret))).rejects.toThrow(/^(?!.*hunter2)/);
    const late = requestTo(`${peer.baseUrl}/?token=hunter2`, { signal: AbortSignal.abort() });
    await expect(client.send(late)).rejects.toThrow(/^(?!.*hunter2).*was cancelled/);
  });
});
