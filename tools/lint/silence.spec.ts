import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { silencedWalls } from './silence.mjs';

const root = join(import.meta.dirname, '..', '..');
const off = (rest: string) => `// eslint-${'disable'}-next-line${rest}\nconst a = 1;\n/* eslint */`;

async function sources(): Promise<string[]> {
  const patterns = ['apps/**/*.ts', 'libs/**/*.ts', 'temporal/**/*.ts', 'tools/**/*.ts', 'tools/**/*.mjs'];
  const list = ['ls-files', '--cached', '--others', '--exclude-standard', '--', ...patterns];
  const { stdout } = await promisify(execFile)('git', list, { cwd: root, maxBuffer: 2 ** 26 });
  return stdout.split('\n').filter((file) => file && !file.startsWith('tools/lint/silence'));
}

describe('a comment that silences the lint', () => {
  it.each([
    '',
    ' ',
    ' boundaries/dependencies -- for once',
    ' house/pure-syntax',
    ' complexity',
    ' complexity -- ',
  ])('is found: "%s"', (rest) => {
    expect(silencedWalls(off(rest))).toHaveLength(1);
  });

  it('is found as a block', () => {
    expect(silencedWalls(`/* eslint-${'disable'} */\nconst a = 1;`)).toHaveLength(1);
  });

  it('may name a rule that is no wall and say why', () => {
    expect(silencedWalls(off(' complexity -- one case for each step kind'))).toEqual([]);
  });

  it('touches no wall in this house', async () => {
    const found: string[] = [];
    const files = await sources();
    for (const file of files) {
      const text = await readFile(join(root, file), 'utf8').catch(() => '');
      found.push(...silencedWalls(text).map((line) => `${file}: ${line}`));
    }
    expect(found).toEqual([]);
    expect(files).toContain('tools/lint/walls.spec.ts');
  });
});
