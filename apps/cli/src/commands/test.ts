import { writeFile } from 'node:fs/promises';
import type { Command } from 'commander';
import {
  coverageOf,
  coverageReport,
  inputOfEvent,
  junitReport,
  runTest,
  specReport,
  type TestVerdict,
} from '@fermata/simulator';
import { parseReference } from '@fermata/model';
import type { Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import { openWorkspace, type Workspace } from '../local/workspace.ts';
import type { RunCommand } from '../run-command.ts';
import { plainLines } from '../words.ts';
import { readSources } from './files.ts';

interface TestOptions {
  readonly junit?: string;
  readonly coverage?: boolean;
  readonly only?: string;
}

/** `fermata test FILE…`: runs test definitions on the virtual clock, without a server. */
export function addTest(program: Command, run: RunCommand): void {
  program
    .command('test')
    .description('run test definitions on a virtual clock, without a server')
    .argument('<file...>', 'tests, and the definitions that they need: files or folders')
    .option('--junit <file>', 'write a JUnit report')
    .option('--coverage', 'say which steps, transitions, conditions and error paths no test runs through')
    .option('--only <name>', 'only tests with a name that begins so')
    .action(run((context, paths: readonly string[], options: TestOptions) => test(context, paths, options)));
}

async function test(context: Context, paths: readonly string[], options: TestOptions): Promise<void> {
  const workspace = openWorkspace(await readSources(paths));
  const verdicts = runTests(workspace, options.only);
  if (verdicts.length === 0) throw new CommandFailure(exitCode.usage, 'There is no test among the files');
  if (options.junit !== undefined) await writeFile(options.junit, junitReport(verdicts));
  context.show(verdicts.map(summaryOf), () => plainLines(reportOf(workspace, verdicts, options).join('\n')));
  const failed = verdicts.filter(({ isPassed }) => !isPassed).length;
  if (failed > 0) throw new CommandFailure(exitCode.failed, `${failed} of ${verdicts.length} tests failed`);
}

/** The verdicts on all tests of a workspace, or on those whose names begin so. */
export function runTests(workspace: Workspace, only = ''): readonly TestVerdict[] {
  const chosen = workspace.tests.filter(({ name }) => name.startsWith(only));
  return chosen.map((one) => {
    const workflow = workspace.workflowOf(one.workflow);
    const plan = workspace.planOf(parseReference(one.workflow)?.name ?? one.workflow);
    return runTest(one, {
      plan,
      plans: workspace.plans(),
      inputOf: (trigger) => (workflow === undefined ? undefined : inputOfEvent(workflow, trigger)),
    });
  });
}

function summaryOf({ test: name, workflow, isPassed, differences, result }: TestVerdict) {
  return { test: name, workflow, isPassed, differences, trace: result.trace };
}

function reportOf(
  workspace: Workspace,
  verdicts: readonly TestVerdict[],
  { coverage }: TestOptions,
): readonly string[] {
  const report = specReport(verdicts);
  if (coverage !== true) return report;
  const names = [...new Set(verdicts.map(({ workflow }) => workflow))];
  const covered = names.map((name) =>
    coverageOf(
      workspace.planOf(name),
      verdicts
        .filter(({ workflow }) => workflow === name)
        .map(({ result, judged }) => ({ path: result.path, judged })),
    ),
  );
  return [...report, '', ...coverageReport(covered)];
}
