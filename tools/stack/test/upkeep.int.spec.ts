import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { backupData, doctor, resetStack, restoreData, stopStack } from '../lib/index.mjs';
import { StubClone, type StartedStack } from './stub-clone.fixture.ts';

const run = promisify(execFile);
const yes = async () => true;
const up = 'Ctrl-C stops everything';
const started: StartedStack[] = [];
let clone: StubClone;

beforeAll(async () => {
  clone = await StubClone.make();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((stack) => stack.end('SIGTERM')));
});
afterAll(async () => {
  await clone.remove();
});

async function startedStack(): Promise<StartedStack> {
  const stack = clone.start();
  started.push(stack);
  await stack.says(up);
  return stack;
}

const findings = async () => (await doctor(clone.places, {})).map(({ level, what }) => `${level} ${what}`);

describe('the life of local data', () => {
  it('is kept by a backup and brought back by its restore, also after a reset', async () => {
    const archive = join(clone.folder, 'kept.tar.gz');
    const first = await startedStack();
    expect(first.output).toContain('start 1');
    await expect(backupData(clone.places, archive)).rejects.toThrow(
      'The stack runs; a backup needs it stopped.',
    );
    expect(await stopStack(clone.places)).toBe('stopped');
    expect(await stopStack(clone.places)).toBe('was not running');

    const secret = await readFile(clone.places.secret, 'utf8');
    expect(await backupData(clone.places, archive)).toMatchObject({
      data: 1,
      platform: `${process.platform}-${process.arch}`,
    });
    expect((await stat(archive)).mode & 0o777).toBe(0o600);
    expect(JSON.parse(await readFile(clone.places.lastBackup, 'utf8'))).toEqual({
      createdAt: expect.any(String),
      bytes: (await stat(archive)).size,
    });
    await expect(backupData(clone.places, archive)).rejects.toThrow('exists already');

    expect(await resetStack(clone.places, { confirm: async () => false })).toBe(false);
    expect(await resetStack(clone.places, { confirm: yes })).toBe(true);
    await expect(backupData(clone.places, join(clone.folder, 'none.tar.gz'))).rejects.toThrow(
      'There are no data',
    );

    expect((await startedStack()).output).toContain('start 1');
    await stopStack(clone.places);
    expect(await restoreData(clone.places, archive, { confirm: yes })).toBe(true);
    expect(await readFile(clone.places.secret, 'utf8')).toBe(secret);
    expect((await startedStack()).output).toContain('start 2');
  });

  it('is not touched by an archive that is no backup, nor by one of newer data', async () => {
    await stopStack(clone.places);
    const before = await readFile(clone.places.secret, 'utf8');
    const work = join(clone.folder, 'forged');
    await mkdir(work);
    const restored = async (manifest?: object) => {
      await writeFile(
        join(work, manifest ? 'fermata-backup.json' : 'other.json'),
        JSON.stringify(manifest ?? {}),
      );
      await run('tar', ['-czf', join(clone.folder, 'forged.tar.gz'), '-C', work, '.']);
      return restoreData(clone.places, join(clone.folder, 'forged.tar.gz'), { confirm: yes });
    };
    await expect(restored()).rejects.toThrow('not a backup of Fermata');
    const platform = `${process.platform}-${process.arch}`;
    await expect(restored({ data: 9, platform })).rejects.toThrow('data of version 9');
    await expect(restored({ data: 1, platform: 'plan9-mips' })).rejects.toThrow('do not fit');
    expect(await readFile(clone.places.secret, 'utf8')).toBe(before);
  });

  it('is not backed up when it lies in servers of the operator', async () => {
    const env = { DATABASE_URL: 'postgres://mine' };
    await expect(backupData(clone.places, join(clone.folder, 'x.tar.gz'), { env })).rejects.toThrow(
      'DATABASE_URL is set',
    );
  });
});

describe('fermata doctor', () => {
  it('finds nothing wrong with a running stack', async () => {
    await mkdir(join(clone.folder, 'docs'), { recursive: true });
    await writeFile(join(clone.folder, 'docs/configuration.md'), '| `FERMATA_API_PORT` | `3001` | |\n');
    await startedStack();
    const found = await findings();
    expect(found.filter((line) => line.startsWith('fail'))).toEqual([]);
    expect(found.some((line) => /^ok PostgreSQL answers on port \d+\.$/.test(line))).toBe(true);
    expect(found.some((line) => /^ok The stack runs, and its API at \S+ is ready\.$/.test(line))).toBe(true);
  });

  it('says what is missing and what to do, and goes on after each finding', async () => {
    await stopStack(clone.places);
    await rm(join(clone.folder, 'apps/worker/dist/main.js'));
    await writeFile(clone.places.version, '{"data":99}');
    const found = await doctor(clone.places, {
      FERMATA_API_PROT: '1',
      DATABASE_URL: 'postgres://127.0.0.1:1/none',
    });
    const by = (text: string) => found.find(({ what }) => what.includes(text));
    expect(by('apps/worker/dist/main.js')).toMatchObject({ level: 'warn', fix: '"npm start" builds.' });
    expect(by('version 99')).toMatchObject({ level: 'fail' });
    expect(by('FERMATA_API_PROT')).toMatchObject({ level: 'warn', fix: 'Did you mean FERMATA_API_PORT?' });
    expect(by('DATABASE_URL')).toMatchObject({ level: 'fail' });
  });
});
