import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onChange } from '../lib/watch.mjs';

let folder: string;
let end: AbortController;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-watch-'));
  end = new AbortController();
});
afterEach(async () => {
  end.abort();
  await rm(folder, { recursive: true, force: true });
});

const compiled = (name: string) => writeFile(join(folder, name), String(Math.random()));

describe('watching what is compiled', () => {
  it('acts once for many changes at a time, and never for what the bundler itself writes', async () => {
    const acts: string[] = [];
    let acted = () => {};
    const next = () => new Promise<void>((resolve) => (acted = resolve));
    const act = async () => {
      acts.push('act');
      await compiled('entry.cjs');
      acted();
    };
    onChange([folder], act, end.signal);
    const first = next();
    for (const name of ['a.js', 'b.js', 'a.js.map', 'c.js']) await compiled(name);
    await first;
    const second = next();
    await compiled('a.js');
    await second;
    expect(acts).toEqual(['act', 'act']);
  });
});
