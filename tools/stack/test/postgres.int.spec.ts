import { afterEach, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { providePostgres, startPostgres } from '../lib/index.mjs';
import { barrier, databaseOwner } from '../lib/owner.mjs';
import { freePort } from '../lib/ports.mjs';

const run = promisify(execFile);
const script = fileURLToPath(new URL('./postgres-run.fixture.mjs', import.meta.url));
const isRoot = process.getuid?.() === 0;
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

async function folder(mode: number): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'fermata-postgres-'));
  folders.push(made);
  await chmod(made, mode);
  return made;
}

/** Another user than root, when we are root and he may read the clone; else we are plain ourselves, or must do. */
async function plainUser(): Promise<{ uid?: number; gid?: number }> {
  const owner = isRoot ? await databaseOwner() : undefined;
  return owner && !(await barrier(script, owner)) ? { uid: owner.uid, gid: owner.gid } : {};
}

async function tried(dataFolder: string, as: { uid?: number; gid?: number } = {}) {
  const { stdout } = await run(process.execPath, [script, dataFolder], { ...as, cwd: '/' });
  return JSON.parse(stdout) as { dataFolder: string };
}

const good = {
  adopted: { second: true, samePort: true, third: false },
  settings: { listen: '127.0.0.1', sockets: '', encryption: 'scram-sha-256' },
  refused: '28P01',
  stopped: true,
  kept: [{ rows: 0 }],
};

describe('PostgreSQL', () => {
  it('runs in a folder that is open: on loopback only, with a password, adopted while it runs, kept when it stops', async () => {
    const data = join(await folder(0o755), 'postgres');
    expect(await tried(data)).toMatchObject({ ...good, dataFolder: data });
    expect((await stat(`${data}.password`)).mode & 0o777).toBe(0o600);
  });

  it('runs below a private folder; as root its data lie outside, where its user can reach them', async () => {
    const data = join(await folder(0o700), 'postgres');
    const found = await tried(data);
    folders.push(...(found.dataFolder === data ? [] : [dirname(found.dataFolder)]));
    expect(found).toMatchObject(good);
    expect(found.dataFolder).toMatch(isRoot ? /^\/var\/tmp\/fermata-[0-9a-f]{12}\/postgres$/ : data);
  });

  it('runs for a plain user', async () => {
    const parent = await folder(0o755);
    const as = await plainUser();
    if (as.uid !== undefined) await chown(parent, as.uid, as.gid ?? 0);
    expect(await tried(join(parent, 'postgres'), as)).toMatchObject({
      ...good,
      dataFolder: join(parent, 'postgres'),
    });
  });

  it('is refused data of another major version, which stay as they are', async () => {
    const parent = await folder(0o755);
    const data = join(parent, 'postgres');
    await tried(data);
    const version = (await readFile(join(data, 'PG_VERSION'), 'utf8')).trim();
    await writeFile(join(data, 'PG_VERSION'), '9\n');
    const start = startPostgres({ dataFolder: data, port: await freePort(), log: join(parent, 'log') });
    await expect(start).rejects.toThrow(`was written by PostgreSQL 9; this Fermata brings ${version}`);
  });

  it('tells the end of its log when it does not come up', async () => {
    const parent = await folder(0o755);
    const settings = { shared_buffers: 'much' };
    const start = startPostgres({
      dataFolder: join(parent, 'postgres'),
      port: await freePort(),
      log: join(parent, 'log'),
      settings,
    });
    await expect(start).rejects.toThrow(/does not come up[^]*invalid value for parameter "shared_buffers"/);
  });

  it('starts over a pid file whose process is another one now', async () => {
    const parent = await folder(0o755);
    const data = join(parent, 'postgres');
    await tried(data);
    const stale = [process.pid, data, 0, 5432, '', '127.0.0.1', '', 'ready'].join('\n');
    await writeFile(join(data, 'postmaster.pid'), stale);
    expect(await tried(data).catch((error: Error) => error.message)).toMatch(
      /relation "kept" already exists/,
    );
  });
});

describe("the operator's own server", () => {
  const given = (url: string) => ({
    env: { DATABASE_URL: url },
    dataFolder: '/nowhere',
    port: 1,
    log: '/nowhere.log',
  });

  it('is taken as it is, and never stopped', async () => {
    const url = process.env['FERMATA_TEST_DATABASE_URL'] ?? 'postgres://nobody@127.0.0.1:1/none';
    const server = await providePostgres(given(url));
    await server.stop();
    expect((await providePostgres(given(url))).url).toBe(url);
  });

  it('is named when it does not answer, without its password', async () => {
    const start = providePostgres(given(`postgres://me:hidden@127.0.0.1:${await freePort()}/none`));
    const message = await start.then(String, (error: Error) => error.message);
    expect(message).toMatch(/^DATABASE_URL is set, but its server does not answer: .*ECONNREFUSED/);
    expect(message).not.toContain('hidden');
  });
});
