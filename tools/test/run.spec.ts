import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';

const root = join(import.meta.dirname, '..', '..');
const scratch: string[] = [];

afterEach(async () => {
  await Promise.all(scratch.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** Runs specs of the given bodies and gives the verdict with all that was said. */
async function run(bodies: Readonly<Record<string, string>>) {
  await mkdir(join(root, '.cache'), { recursive: true });
  const folder = await mkdtemp(join(root, '.cache', 'scratch-'));
  scratch.push(folder);
  for (const [name, body] of Object.entries(bodies)) {
    const code = `import { describe, expect, it } from '@jest/globals';\nvoid [describe, expect, it];\n${body}\n`;
    await writeFile(join(folder, `${name}.spec.ts`), code);
  }
  return outcome(relative(root, folder));
}

function outcome(unit: string): Promise<{ code: number | null; last: string; said: string }> {
  const child = spawn(process.execPath, ['tools/test/run.mjs', '--unit', unit], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let said = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  return new Promise((resolve) =>
    child.once('close', (code) => resolve({ code, last: out.trimEnd().split('\n').at(-1) ?? '', said })),
  );
}

const good = "it('holds', () => { expect(1).toBe(1); });";

describe('the test run', () => {
  it('passes when every test is run and holds', async () => {
    const { code, last, said } = await run({ good, other: good });
    expect({ code, last, said }).toMatchObject({ code: 0, last: '2 passed, 0 failed, 0 skipped' });
  }, 120_000);

  it('counts a failing test and a suite that cannot be loaded', async () => {
    const { code, last } = await run({
      good,
      failing: "it('fails', () => { expect(1).toBe(2); });",
      crashing: "throw new Error('at import');",
      bare: '// no test at all',
    });
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 3 failed, 0 skipped' });
  }, 120_000);

  it('fails on tests that assert nothing, are focused, or skipped in the source', async () => {
    const { code, last, said } = await run({
      good,
      empty: "it('is empty', () => {});",
      focused: "it.only('is alone', () => { expect(1).toBe(1); });",
    });
    expect({ code, last }).toEqual({ code: 1, last: '3 passed, 2 failed, 0 skipped' });
    expect(said).toMatch(/empty\.spec\.ts:3: this test asserts nothing/);
    expect(said).toMatch(/focused\.spec\.ts:3: a test marked only hides/);
  }, 120_000);

  it('fails on a test that is skipped only when it runs', async () => {
    const { code, last, said } = await run({
      good,
      hidden:
        "const maybe = Object.values(it)\n  && it['sk' + 'ip' as 'skip'];\nmaybe('x', () => { expect(1).toBe(1); });",
    });
    expect({ code, last }).toEqual({ code: 1, last: '1 passed, 0 failed, 1 skipped' });
    expect(said).toContain('a skipped test fails the run');
  }, 120_000);
});
