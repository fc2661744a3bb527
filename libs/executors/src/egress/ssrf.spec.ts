import { isIPv6 } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { httpRequest } from '../http-request/http-request.ts';
import { createExecutorContext } from '../context.fixture.ts';
import { startCanary, touches } from '../peer.fixture.ts';
import { createEgressClient } from './egress-client.ts';
import type { Resolver } from './resolver.ts';
import { hiddenAddresses, ssrfUrls } from './ssrf-urls.fixture.ts';

const publicAddress = '93.184.216.34';
const resolve: Resolver = async (name) => {
  const address = hiddenAddresses[name] ?? publicAddress;
  return [{ address, family: isIPv6(address) ? 6 : 4 }];
};

let canary: Awaited<ReturnType<typeof startCanary>>;
beforeAll(async () => void (canary = await startCanary()));
afterAll(() => canary.close());

describe('a definition that names an inner host', () => {
  it('has 69 ways to spell it', () => {
    expect(new Set(ssrfUrls).size).toBe(69);
  });

  it.each(ssrfUrls)('is refused: %s', async (text) => {
    const egress = createEgressClient({ targets: [{ host: '*', ports: [80, 443, canary.port] }], resolve });
    const context = createExecutorContext({ egress });
    const url = text.replace('PORT', String(canary.port));
    await expect(httpRequest.execute({ url, timeout: 'PT1S' }, context)).rejects.toMatchObject({
      code: 'egress.denied',
      class: 'permanent',
    });
  });

  it('reaches no port on loopback, where a canary would have sung', async () => {
    expect(canary.count()).toBe(0);
    await touches(canary.port);
    expect(canary.count()).toBe(1);
  });
});
