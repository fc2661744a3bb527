import { afterEach, describe, expect, it } from '@jest/globals';
import { createServer, type AddressInfo, type Server } from 'node:net';
import { freePort, freePorts, isPortFree, preferredPorts } from '../lib/index.mjs';

const servers: Server[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

function takenPort(host: string): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    servers.push(server);
    server.listen(0, host, () => resolve((server.address() as AddressInfo).port));
  });
}

describe('a port', () => {
  it('is the preferred one when it is free, and nothing is said', async () => {
    const said: string[] = [];
    const free = await freePort();
    expect(await freePort(free, { say: (line) => said.push(line) })).toBe(free);
    expect(said).toEqual([]);
  });

  it.each(['127.0.0.1', '0.0.0.0'])(
    'is another one, and that is said, when the preferred is taken on %s',
    async (host) => {
      const said: string[] = [];
      const taken = await takenPort(host);
      expect(await isPortFree(taken)).toBe(false);
      const other = await freePort(taken, { name: 'api', say: (line) => said.push(line) });
      expect(other).not.toBe(taken);
      expect(said).toEqual([`Port ${taken} (api) is taken; using ${other}.`]);
    },
  );

  it('is never given to two of one stack', async () => {
    const wish = await freePort();
    const ports = await freePorts({ api: wish, shop: wish, postgres: wish });
    expect(new Set(Object.values(ports)).size).toBe(3);
    expect(ports.api).toBe(wish);
  });

  it('is any free one when the wish is 0, and nothing is said', async () => {
    const said: string[] = [];
    expect(await freePort(0, { say: (line) => said.push(line) })).toBeGreaterThan(0);
    expect(said).toEqual([]);
  });
});

describe('the wishes of the operator', () => {
  it('come before the defaults', () => {
    expect(preferredPorts({ FERMATA_API_PORT: '4001' })).toMatchObject({
      api: 4001,
      postgres: 5433,
      temporal: 7233,
    });
  });

  it('are refused all at once when they are no ports', () => {
    const env = { FERMATA_API_PORT: 'http', FERMATA_SHOP_PORT: '70000', FERMATA_POSTGRES_PORT: '-1' };
    expect(() => preferredPorts(env)).toThrow(
      ['FERMATA_API_PORT', 'FERMATA_POSTGRES_PORT', 'FERMATA_SHOP_PORT']
        .map((name) => `${name} must be a port, not "${env[name as keyof typeof env]}".`)
        .join('\n'),
    );
  });
});
