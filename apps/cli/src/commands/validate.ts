import type { Command } from 'commander';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { paint, problemLines } from '../words.ts';
import { readSources } from './files.ts';
import { judgeFiles } from './judge-files.ts';

/** `fermata validate FILE…`: the checks of publish that need no server. */
export function addValidate(program: Command, run: RunCommand): void {
  program
    .command('validate')
    .description('check definition files or folders without a server')
    .argument('<file...>')
    .action(
      run(async (context, paths: readonly string[]) => {
        const verdicts = judgeFiles(await readSources(paths));
        const errors = verdicts.flatMap((verdict) =>
          verdict.problems.filter((problem) => problem.severity === 'error'),
        );
        context.show(verdicts, () =>
          verdicts
            .flatMap((verdict) =>
              verdict.problems.length === 0
                ? [`${paint('green', 'ok')}  ${verdict.path}`]
                : problemLines(verdict.problems, verdict.path),
            )
            .join('\n'),
        );
        if (errors.length > 0) throw new CommandFailure(exitCode.failed, `${errors.length} errors`);
      }),
    );
}
