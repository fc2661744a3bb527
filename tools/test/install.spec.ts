import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { checkNode, ensureInstalled } from './install.mjs';

const lock = {
  packages: { '': {}, 'node_modules/a': { version: '1.0.0' }, 'node_modules/b': { optional: true } },
};
const npmBefore = process.env['npm_execpath'];
let root = '';

const write = (file: string, value: unknown) => writeFile(join(root, file), JSON.stringify(value));
const installed = (version: string) =>
  write('node_modules/.package-lock.json', { packages: { 'node_modules/a': { version } } });
const hasInstalled = () => existsSync(join(root, 'installed'));
const ensure = () => ensureInstalled(root, () => {});

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'fermata-install-'));
  await mkdir(join(root, 'node_modules'));
  await write('package.json', { engines: { node: '>=20.19' } });
  await write('package-lock.json', lock);
  await writeFile(join(root, 'npm.cjs'), "require('fs').writeFileSync('installed', process.argv[2]);");
  process.env['npm_execpath'] = join(root, 'npm.cjs');
});

afterEach(async () => {
  if (npmBefore === undefined) delete process.env['npm_execpath'];
  else process.env['npm_execpath'] = npmBefore;
  await rm(root, { recursive: true, force: true });
});

describe('installing before a run', () => {
  it('installs what the lock says when nothing is there', async () => {
    await rm(join(root, 'node_modules'), { recursive: true });
    await writeFile(
      join(root, 'npm.cjs'),
      "const fs = require('fs'); fs.mkdirSync('node_modules'); fs.writeFileSync('installed', process.argv[2]);",
    );
    ensure();
    expect(await readFile(join(root, 'installed'), 'utf8')).toBe('ci');
  });

  it('leaves alone what npm itself has installed from this lock', async () => {
    await installed('1.0.0');
    ensure();
    expect(hasInstalled()).toBe(false);
  });

  it('installs again when the lock names another version', async () => {
    await installed('0.9.0');
    ensure();
    expect(hasInstalled()).toBe(true);
  });

  it('looks no further when the stamp is of this lock, this Node and this platform', async () => {
    await installed('1.0.0');
    ensure();
    await installed('0.9.0');
    ensure();
    expect(hasInstalled()).toBe(false);
  });

  it('installs again for another Node or platform', async () => {
    await installed('1.0.0');
    await writeFile(join(root, 'node_modules', '.fermata-stamp'), 'plan9-mips node-4 0');
    ensure();
    expect(hasInstalled()).toBe(true);
  });

  it('says so when npm fails, and leaves no stamp', async () => {
    await writeFile(join(root, 'npm.cjs'), 'process.exit(3);');
    expect(ensure).toThrow('npm ci failed');
    expect(existsSync(join(root, 'node_modules', '.fermata-stamp'))).toBe(false);
  });

  it('refuses a Node that is too old', async () => {
    await write('package.json', { engines: { node: '>=99.1' } });
    expect(() => checkNode(root)).toThrow(/needs Node 99.1 or later; this is \d+/);
  });
});
