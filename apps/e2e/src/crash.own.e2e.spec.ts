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
      const said = verdictIn(`${ended.stdout}\n${ended.stderr}`.trim().split('\n'));
      expect({ code: ended.code, said: ended.code === 0 ? [] : said }).toEqual({ code: 0, said: [] });
    },
    withinMs + 30_000,
  );
});

/** What the bench found, whole; where it came to no verdict, its last words. */
function verdictIn(lines: readonly string[]): readonly string[] {
  const begin = lines.findIndex((line) => line.startsWith('crash kills'));
  return begin < 0 ? lines.slice(-30) : lines.slice(begin);
}
