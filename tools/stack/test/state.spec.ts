import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  dataVersion,
  lockHolder,
  placesOf,
  rotate,
  showLogs,
  upgradeData,
  upgradeSteps,
} from '../lib/index.mjs';
import { takeLock } from '../lib/running.mjs';
import { keptSecret } from '../lib/secrets.mjs';
import { sourcesStamp } from '../lib/stamps.mjs';

const folders: string[] = [];
let places: ReturnType<typeof placesOf>;

beforeEach(async () => {
  const clone = await mkdtemp(join(tmpdir(), 'fermata-state-'));
  folders.push(clone);
  places = placesOf(clone);
  await mkdir(places.logs, { recursive: true });
});
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

describe('the version of the data folder', () => {
  const step = (to: number, ran: number[]) => ({
    to,
    title: `to ${to}`,
    run: async () => {
      ran.push(to);
    },
  });

  it('is the newest for a new folder, and no step runs', async () => {
    const ran: number[] = [];
    expect(await upgradeData(places, { steps: [step(1, ran), step(2, ran)] })).toBe(2);
    expect(ran).toEqual([]);
    expect(await dataVersion(places)).toBe(2);
  });

  it('is 0 for data that were never given one: every step runs, in order', async () => {
    await mkdir(places.postgres);
    const ran: number[] = [];
    await upgradeData(places, { steps: [step(1, ran), step(2, ran)] });
    expect(ran).toEqual([1, 2]);
  });

  it('moves with every step, so that an upgrade that broke off goes on where it was', async () => {
    await writeFile(places.version, '{"data":1}');
    const ran: number[] = [];
    const broken = { to: 3, title: 'breaks', run: () => Promise.reject(new Error('disk full')) };
    await expect(upgradeData(places, { steps: [step(2, ran), broken] })).rejects.toThrow('disk full');
    expect(await dataVersion(places)).toBe(2);
    await upgradeData(places, { steps: [step(2, ran), step(3, ran)] });
    expect(ran).toEqual([2, 3]);
  });

  it('refuses data that a newer Fermata has written, and touches nothing', async () => {
    await writeFile(places.version, '{"data":99}');
    await expect(upgradeData(places)).rejects.toThrow(
      /version 99; this Fermata knows versions up to 1\..*reset/,
    );
    expect(await readFile(places.version, 'utf8')).toBe('{"data":99}');
  });

  it.each(['', '{', 'null', '{"data":"1"}', '{"data":-1}'])('refuses a damaged note: %j', async (text) => {
    await writeFile(places.version, text);
    await expect(upgradeData(places)).rejects.toThrow('damaged');
  });

  it('has steps that rise by one', () => {
    expect(upgradeSteps.map(({ to }) => to)).toEqual(upgradeSteps.map((_, index) => index + 1));
  });
});

describe('the lock of a state folder', () => {
  it('is taken once', async () => {
    expect(await takeLock(places)).toBeUndefined();
    expect(await takeLock(places)).toBe(process.pid);
    expect(await lockHolder(places)).toBe(process.pid);
  });

  it('is free again when its holder is gone, also when another process has that id now', async () => {
    await writeFile(places.lock, `${process.pid} node something else\n`);
    expect(await lockHolder(places)).toBeUndefined();
    expect(await takeLock(places)).toBeUndefined();
  });

  it.each(['', 'x', '-1 node', '0 node'])('is free when its file is damaged: %j', async (text) => {
    await writeFile(places.lock, text);
    expect(await takeLock(places)).toBeUndefined();
  });
});

describe('a kept secret', () => {
  it('stays the same, is long, and only its owner may read it', async () => {
    const made = await keptSecret(places.secret);
    expect(made.length).toBeGreaterThanOrEqual(43);
    expect(await keptSecret(places.secret)).toBe(made);
    expect((await stat(places.secret)).mode & 0o777).toBe(0o600);
  });
});

describe('logs', () => {
  const log = (name: string) => join(places.logs, name);
  const shown = async (names?: string[]) => {
    const lines: string[] = [];
    await showLogs(places, { write: (line) => lines.push(line), ...(names && { names }) });
    return lines;
  };

  it('of the last three runs are kept', async () => {
    for (const run of ['one', 'two', 'three', 'four', 'five']) {
      await rotate(log('api.log'));
      await writeFile(log('api.log'), run);
    }
    const texts = await Promise.all(
      ['api.log', 'api.log.1', 'api.log.2', 'api.log.3'].map((name) => readFile(log(name), 'utf8')),
    );
    expect(texts).toEqual(['five', 'four', 'three', 'two']);
    await expect(stat(log('api.log.4'))).rejects.toThrow('ENOENT');
  });

  it('are shown with the name of their process', async () => {
    await writeFile(log('api.log'), 'up\nready\n');
    await writeFile(log('worker.log'), 'polls\n');
    expect(await shown()).toEqual(['api      up', 'api      ready', 'worker   polls']);
    expect(await shown(['worker'])).toEqual(['worker   polls']);
  });

  it('of an unknown name are refused with the names there are', async () => {
    await writeFile(log('api.log'), 'up\n');
    await expect(shown(['apo'])).rejects.toThrow('There is no log of apo. There are: api.');
  });

  it('are followed from where they were, over a rotation, with late ones from their beginning', async () => {
    await writeFile(log('api.log'), 'old\n');
    const end = new AbortController();
    const lines: string[] = [];
    const next = new Map<string, () => void>();
    const seen = (line: string) => new Promise<void>((resolve) => next.set(line, resolve));
    const write = (line: string) => {
      lines.push(line);
      next.get(line)?.();
    };
    const [first, second, third] = [seen('api      old'), seen('api      again'), seen('worker   born')];
    const following = showLogs(places, { write, follow: true, signal: end.signal });
    await first;
    await rotate(log('api.log'));
    await writeFile(log('api.log'), 'again\n');
    await writeFile(log('worker.log'), 'born\n');
    await Promise.all([second, third]);
    end.abort();
    await following;
    expect(lines).toEqual(['api      old', 'api      again', 'worker   born']);
  });
});

describe('the stamp of a build', () => {
  const source = async (path: string, text: string) => {
    await mkdir(join(places.clone, path, '..'), { recursive: true });
    await writeFile(join(places.clone, path), text);
  };

  it('changes with a source, its name, and a new one; not with a test, a document or what was built', async () => {
    await source('libs/model/src/plan.ts', 'export {}');
    const before = await sourcesStamp(places.clone);
    await source('libs/model/src/plan.spec.ts', 'test');
    await source('libs/model/README.md', 'words');
    await source('libs/model/dist/plan.js', 'built');
    expect(await sourcesStamp(places.clone)).toBe(before);
    await source('libs/model/src/plan.ts', 'export type {}');
    const changed = await sourcesStamp(places.clone);
    await source('libs/model/src/other.ts', '');
    const grown = await sourcesStamp(places.clone);
    await rename(
      join(places.clone, 'libs/model/src/other.ts'),
      join(places.clone, 'libs/model/src/renamed.ts'),
    );
    expect(new Set([before, changed, grown, await sourcesStamp(places.clone)]).size).toBe(4);
  });
});
