import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { defineActivity, loadActivities } from './index.ts';

const activity = defineActivity({ name: 'a.one', title: 'One', input: {}, output: {}, run: async () => 1 });
const source = (name: string): string =>
  `export const it = { kind: 'activity', name: '${name}', version: 1, title: 'T', input: {}, output: {}, errors: {}, defaults: {}, run() {} };`;

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'activities-'))));
afterEach(() => rm(folder, { recursive: true }));

describe('loadActivities', () => {
  it('imports packages by name', async () => {
    const asked: string[] = [];
    const importModule = async (specifier: string) => (asked.push(specifier), { activity });
    const { activities, problems } = await loadActivities(['@shop/activities'], importModule);
    expect([activities, problems, asked]).toEqual([[activity], [], ['@shop/activities']]);
  });

  it('imports every script of a folder but its specs', async () => {
    await writeFile(join(folder, 'one.mjs'), source('f.one'));
    await writeFile(join(folder, 'two.mjs'), source('f.two'));
    await writeFile(join(folder, 'two.spec.mjs'), 'throw new Error("a spec was loaded")');
    const { activities, problems } = await loadActivities([folder]);
    expect(problems).toEqual([]);
    expect(activities.map((one) => one.name)).toEqual(['f.one', 'f.two']);
  });

  it('imports a folder with a package.json by its entry', async () => {
    await mkdir(join(folder, 'dist'));
    await writeFile(join(folder, 'dist', 'entry.mjs'), source('p.one'));
    await writeFile(join(folder, 'package.json'), '{"exports":{".":{"default":"./dist/entry.mjs"}}}');
    const { activities } = await loadActivities([folder]);
    expect(activities.map((one) => one.name)).toEqual(['p.one']);
  });

  it('tells what cannot be loaded beside the activities of the rest', async () => {
    await writeFile(join(folder, 'broken.mjs'), 'throw new Error("no licence")');
    const importModule = async (specifier: string) =>
      specifier === 'good' ? { activity } : import(specifier);
    const { activities, problems } = await loadActivities(
      ['good', join(folder, 'gone'), folder],
      importModule,
    );
    expect(activities).toEqual([activity]);
    expect(problems.map(({ code }) => code)).toEqual(['activity.load', 'activity.load']);
    expect(problems[1]?.message).toContain('no licence');
  });
});
