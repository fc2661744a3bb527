import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { failedOf, npmCheck } from './checks.mjs';

describe('checks without running the product', () => {
  it('run beside each other, lane by lane, and go on after one has failed', async () => {
    const begun: string[] = [];
    const gates = new Map<string, () => void>();
    const check = (script: string): Promise<boolean> => {
      begun.push(script);
      return new Promise((resolve) => gates.set(script, () => resolve(!script.startsWith('bad'))));
    };
    const failed = failedOf(
      [
        ['bad types', 'promises'],
        ['format', 'bad lint'],
      ],
      check,
    );
    expect(begun).toEqual(['bad types', 'format']);
    for (const script of ['bad types', 'format', 'promises', 'bad lint']) {
      gates.get(script)?.();
      await new Promise(setImmediate);
    }
    expect(await failed).toEqual(['bad types', 'bad lint']);
  });

  it('fail by the exit code of their script, with all that it printed', async () => {
    const root = await mkdtemp(join(tmpdir(), 'fermata-checks-'));
    try {
      const scripts = {
        good: 'echo all is well',
        bad: `node -e "console.error('line 3 is wrong'); process.exit(2)"`,
      };
      await writeFile(join(root, 'package.json'), JSON.stringify({ scripts }));
      const printed: string[] = [];
      const check = npmCheck(root, (text) => printed.push(text));
      expect([await check('good'), await check('bad'), await check('unknown')]).toEqual([true, false, false]);
      expect(printed[0]).toMatch(/^· good: \d+ s\nall is well\n$/);
      expect(printed[1]).toMatch(/^✕ bad: \d+ s\nline 3 is wrong\n/);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });
});
