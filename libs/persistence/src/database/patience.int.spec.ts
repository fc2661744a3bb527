import { connect, createServer, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createTestDatabase } from '@fermata/testing';
import { openDatabase } from './open-database.ts';

const servers: Server[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** A port on which nobody listens until `open` is called; then it leads to the database. */
async function closedDoor(target: URL): Promise<{ port: number; open: () => void }> {
  const probe = createServer();
  const port = await new Promise<number>((resolve) => {
    probe.listen(0, '127.0.0.1', () => {
      const { port: found } = probe.address() as { port: number };
      probe.close(() => resolve(found));
    });
  });
  const open = (): void => {
    if (servers.length > 0) return;
    const server = createServer((socket) => {
      const behind = connect(Number(target.port), target.hostname);
      socket.pipe(behind).pipe(socket);
      socket.on('error', () => behind.destroy());
      behind.on('error', () => socket.destroy());
    });
    servers.push(server.listen(port, '127.0.0.1'));
  };
  return { port, open };
}

describe('opening the database', () => {
  it('says at once that nobody answers, where no patience is asked for', async () => {
    const { port } = await closedDoor(new URL('postgres://127.0.0.1:1'));
    const opening = openDatabase({ url: `postgres://u:p@127.0.0.1:${port}/x` });
    await expect(opening).rejects.toMatchObject({ code: 'database.unavailable', retryable: true });
  });

  it('waits for a server that comes up later', async () => {
    const own = await createTestDatabase();
    const door = await closedDoor(new URL(own.url));
    const url = new URL(own.url);
    url.port = String(door.port);
    url.hostname = '127.0.0.1';
    const refused: string[] = [];
    const log = (message: string): void => {
      refused.push(message);
      door.open();
    };
    const database = await openDatabase({ url: url.href, patienceMs: 20_000, log });
    await expect(database.isReady()).resolves.toBe(true);
    expect(refused).toEqual(['the database does not answer yet']);
    await database.close();
    await own.drop();
  });

  it('lets more come than it has connections for: each waits for a while, then hears to come again', async () => {
    const own = await createTestDatabase();
    const database = await openDatabase({ url: own.url, poolSize: 1, queueMs: 500 });
    let go = (): void => undefined;
    let enter = (): void => undefined;
    const inside = new Promise<void>((resolve) => (enter = resolve));
    const long = database.inInstallation(async () => {
      enter();
      await new Promise<void>((resolve) => (go = resolve));
      return 'done';
    });
    await inside;
    const crowd = Array.from({ length: 50 }, () => database.inInstallation(() => Promise.resolve('in')));
    const refused = (await Promise.allSettled(crowd)).map((one) => one.status === 'rejected' && one.reason);
    expect(refused).toHaveLength(50);
    for (const failure of refused) {
      expect(failure).toMatchObject({ code: 'database.unavailable', status: 503, retryable: true });
    }
    go();
    expect(await long).toBe('done');
    await expect(database.inInstallation(() => Promise.resolve('in'))).resolves.toBe('in');
    await database.close();
    await own.drop();
  });
});
