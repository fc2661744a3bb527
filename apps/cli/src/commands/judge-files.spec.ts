import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exitCode } from '../exit.ts';
import { readSources } from './files.ts';
import { judgeFiles } from './judge-files.ts';

const examples = join(import.meta.dirname, '..', '..', '..', '..', 'schemas', 'examples');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fermata-judge-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('files judged without a server', () => {
  it.each(['refunds', 'triage'])('are sound where they are the example %s', async (business) => {
    const verdicts = judgeFiles(await readSources([join(examples, business)]));
    const errors = verdicts.flatMap(({ problems }) =>
      problems.filter(({ severity }) => severity === 'error'),
    );
    expect(errors).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(3);
  });

  it('name every mistake with its line', async () => {
    const source = await readFile(join(examples, 'refunds', 'refund-approval.yaml'), 'utf8');
    const wrong = source.replace('to: review', 'to: reveiw').replace('input.amount <=', 'input.amoumt <=');
    const [verdict] = judgeFiles([{ path: 'a.yaml', source: wrong, format: 'yaml' }]);
    const errors = verdict?.problems.filter(({ severity }) => severity === 'error') ?? [];
    expect(JSON.stringify(errors)).toContain('reveiw');
    expect(JSON.stringify(errors)).toContain('amoumt');
    expect(errors.every(({ at }) => (at?.line ?? 0) > 0)).toBe(true);
  });

  it('only hint at what a server alone can know', async () => {
    const source = await readFile(join(examples, 'refunds', 'refund-approval.yaml'), 'utf8');
    const [verdict] = judgeFiles([{ path: 'a.yaml', source, format: 'yaml' }]);
    const unknown = verdict?.problems.filter(({ code }) => code === 'reference.unknown') ?? [];
    expect(unknown.length).toBeGreaterThan(0);
    expect(new Set(unknown.map(({ severity }) => severity))).toEqual(new Set(['hint']));
  });

  it('that are no YAML are told as such', () => {
    const [verdict] = judgeFiles([{ path: 'a.yaml', source: 'a: [1,\nb: }', format: 'yaml' }]);
    expect(verdict?.problems[0]).toMatchObject({ severity: 'error' });
  });
});

describe('a folder of definitions', () => {
  it('gives its YAML and JSON files in the order of their names', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['z.yaml', 'b/a.json', 'a.yml', 'readme.md'])
      await writeFile(join(folder, name), '{}');
    const sources = await readSources([folder]);
    expect(sources.map(({ path, format }) => `${path.slice(folder.length + 1)} ${format}`)).toEqual([
      'a.yml yaml',
      'b/a.json json',
      'z.yaml yaml',
    ]);
  });

  it('is refused where a named file is of another kind or not there', async () => {
    await expect(readSources([join(folder, 'readme.md')])).rejects.toMatchObject({ exit: exitCode.usage });
    await expect(readSources([join(folder, 'none.yaml')])).rejects.toMatchObject({ exit: exitCode.usage });
  });
});
