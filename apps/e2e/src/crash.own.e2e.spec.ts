import { describe, expect, it } from '@jest/globals';
import { runCommand } from './command.ts';
import { cloneOfThisRun } from './house.ts';
import { freshEnvironment } from './repository.ts';

const withinMs = 540_000;

describe('what kill -9 does to refunds that run', () => {
  it(
    'is nothing: each ends, is paid once, is shown as it is, and nothing is left to send',
    async () => {
      const clone = cloneOfThisRun();
      const env = freshEnvironment(clone.scratch);
      const args = ['run', '--silent', 'bench', '--', 'crash', '--short'];
      const ended = await runCommand('npm', args, { cwd: clone.folder, env, withinMs });
      const said = `${ended.stdout}\n${ended.stderr}`.trim().split('\n').slice(-30);
      expect({ code: ended.code, said: ended.code === 0 ? [] : said }).toEqual({ code: 0, said: [] });
    },
    withinMs + 30_000,
  );
});
