import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';
import { clean } from './planted/clean.fixture.ts';
import { doors } from './planted/doors.fixture.ts';
import { floors } from './planted/floors.fixture.ts';
import { purity } from './planted/purity.fixture.ts';
import { style } from './planted/style.fixture.ts';

const root = join(import.meta.dirname, '..', '..');
const eslint = new ESLint({ cwd: root });

async function refusals(file: string, code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: join(root, file) });
  return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(import.meta.dirname, 'scratch-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

describe('the walls of the house', () => {
  it.each([...floors, ...doors, ...purity, ...style])('refuse $wall', async ({ rule, file, code }) => {
    expect(await refusals(file, code)).toContain(rule);
  });

  it.each(clean)('let honest code of the $layer pass', async ({ file, code }) => {
    expect(await refusals(file, code)).toEqual([]);
  });

  it('refuse a cycle of two files', async () => {
    const found = await inScratch(async (folder) => {
      await writeFile(
        join(folder, 'b.ts'),
        "import { a } from './a.ts';\n/** B. */\nexport const b = () => a;\n",
      );
      const code = "import { b } from './b.ts';\n/** A. */\nexport const a = () => b;\n";
      await writeFile(join(folder, 'a.ts'), code);
      return refusals(join(folder, 'a.ts').slice(root.length + 1), code);
    });
    expect(found).toEqual(['house/no-circle']);
  });

  it('let two files pass that meet no cycle', async () => {
    const found = await inScratch(async (folder) => {
      await writeFile(join(folder, 'b.ts'), '/** B. */\nexport const b = () => 1;\n');
      const code = "import { b } from './b.ts';\n/** A. */\nexport const a = () => b;\n";
      return refusals(join(folder, 'a.ts').slice(root.length + 1), code);
    });
    expect(found).toEqual([]);
  });
});
