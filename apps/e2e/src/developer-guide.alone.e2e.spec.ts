import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Clone } from './clone.ts';
import type { Ended } from './command.ts';
import { blocksOf, shellLine, type Block, type ShellLine } from './guide.ts';
import { cloneOfThisRun } from './house.ts';

let clone: Clone;
let blocks: readonly Block[];
let lines: readonly ShellLine[];

beforeAll(async () => {
  clone = cloneOfThisRun();
  blocks = blocksOf(await readFile(join(clone.folder, 'docs', 'guides', 'developer.md'), 'utf8'));
  const shell = blocks.filter((block) => block.language === 'sh').flatMap((block) => block.text.split('\n'));
  lines = shell.filter((line) => line !== '').map(shellLine);
  for (const { file, text } of blocks) {
    if (file === undefined) continue;
    await mkdir(dirname(join(clone.folder, file)), { recursive: true });
    await writeFile(join(clone.folder, file), text);
  }
});

describe('the first activity in five minutes, by the letter of the guide', () => {
  it('is two files and four commands', () => {
    expect(blocks.flatMap(({ file }) => file ?? [])).toEqual([
      'my-activities/greet.mjs',
      'my-activities/greeting.yaml',
    ]);
    expect(lines.map(({ words }) => words.slice(0, 3))).toEqual([
      ['npm', 'start'],
      ['npx', 'fermata', 'deploy'],
      ['npx', 'fermata', 'start'],
      ['npx', 'fermata', 'start'],
    ]);
  });

  it('is loaded, published and run', async () => {
    const [start, ...commands] = lines;
    await clone.stop();
    await clone.start(start?.env);
    const ended: Ended[] = [];
    for (const { words } of commands) ended.push(await clone.fermata(words.slice(2)));
    expect(ended.map(({ code, stderr }) => ({ code, stderr }))).toEqual(
      commands.map(() => ({ code: 0, stderr: '' })),
    );
    const [deployed, greeted, refused] = ended.map(({ stdout }) => stdout);
    expect(deployed).toContain('published  workflow greeting@1');
    expect(greeted).toContain('output {"said":"Hello Ada"}');
    expect(refused).toContain('output {"said":"nothing"}');
  });
});
