import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCode } from './exit.ts';
import { findProfile, findStateFolder, findUrl, forgetProfile, storeProfile } from './profile.ts';

const local = 'http://127.0.0.1:3001';
const far = 'https://fermata.example.com';
let folder: string;
let env: Record<string, string>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-cli-'));
  env = { XDG_CONFIG_HOME: join(folder, 'config') };
});

afterEach(() => rm(folder, { recursive: true, force: true }));

/** A clone whose stack has run; gives a folder deep inside it. */
async function clone(): Promise<string> {
  const state = join(folder, 'clone', '.fermata');
  const inside = join(folder, 'clone', 'my', 'definitions');
  await mkdir(state, { recursive: true });
  await mkdir(inside, { recursive: true });
  await writeFile(join(state, 'urls.json'), JSON.stringify({ urls: { api: `${local}/` } }));
  await writeFile(join(state, 'cli-token'), 'local-token\n');
  return inside;
}

describe('who a command acts as', () => {
  it('is the token of the environment before anything else', async () => {
    const inside = await clone();
    await storeProfile(env, local, 'robin');
    const found = await findProfile({ ...env, FERMATA_TOKEN: 't', FERMATA_URL: `${far}/` }, inside);
    expect(found).toEqual({ url: far, token: 't', source: 'environment' });
  });

  it('is the demo admin anywhere in a clone whose stack has run', async () => {
    const found = await findProfile(env, await clone());
    expect(found).toEqual({ url: local, token: 'local-token', source: 'local stack' });
  });

  it('is whoever signed in to the local stack, until the sign-out', async () => {
    const inside = await clone();
    await storeProfile(env, local, 'robin');
    expect(await findProfile(env, inside)).toMatchObject({ token: 'robin', source: 'login' });
    await forgetProfile(env);
    expect(await findProfile(env, inside)).toMatchObject({ token: 'local-token' });
  });

  it('is not whoever signed in elsewhere, inside of a clone', async () => {
    const inside = await clone();
    await storeProfile(env, far, 'robin');
    expect(await findProfile(env, inside)).toMatchObject({ url: local, token: 'local-token' });
    expect(await findProfile({ ...env, FERMATA_URL: far }, inside)).toMatchObject({
      url: far,
      token: 'robin',
    });
  });

  it('is whoever signed in, outside of every clone', async () => {
    await storeProfile(env, far, 'robin');
    expect(await findProfile(env, folder)).toEqual({ url: far, token: 'robin', source: 'login' });
  });

  it('is never a token of another address', async () => {
    await storeProfile(env, far, 'robin');
    await expect(
      findProfile({ ...env, FERMATA_URL: 'https://evil.example.com' }, folder),
    ).rejects.toMatchObject({
      exit: exitCode.refused,
      message: expect.stringContaining('https://evil.example.com') as unknown,
    });
  });

  it('is nobody when nothing is known, also where a file was cut off', async () => {
    await mkdir(join(folder, 'config', 'fermata'), { recursive: true });
    await writeFile(join(folder, 'config', 'fermata', 'profile.json'), '{"url":');
    await expect(findProfile(env, folder)).rejects.toMatchObject({ exit: exitCode.refused });
  });
});

describe('what is kept', () => {
  it('is readable by its owner only, also when the file was there before', async () => {
    await mkdir(join(folder, 'config', 'fermata'), { recursive: true });
    await writeFile(join(folder, 'config', 'fermata', 'profile.json'), '{}', { mode: 0o644 });
    const file = await storeProfile(env, far, 'robin');
    expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
  });

  it('belongs to the nearest clone above', async () => {
    const inside = await clone();
    expect(await findStateFolder(inside)).toBe(join(folder, 'clone', '.fermata'));
    expect(await findUrl(env, inside)).toBe(local);
    expect(await findUrl({ FERMATA_URL: `${far}//` }, inside)).toBe(far);
    expect(await findUrl(env, folder)).toBe('http://127.0.0.1:3001');
  });
});
