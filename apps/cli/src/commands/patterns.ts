import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { WorkflowDefinition } from '@fermata/model';
import type { TestVerdict } from '@fermata/simulator';
import { CommandFailure, exitCode } from '../exit.ts';
import { openWorkspace } from '../local/workspace.ts';
import type { RunCommand } from '../run-command.ts';
import { table } from '../words.ts';
import { readSources } from './files.ts';
import { runTests } from './test.ts';

/** One control-flow pattern, how the language says it, and whether its tests pass. */
interface PatternRow {
  readonly number: number;
  readonly pattern: string;
  readonly construct: string;
  readonly tests: number;
  readonly isPassed: boolean;
}

/** `fermata patterns`: the control-flow patterns that the language says, each proved by its tests. */
export function addPatterns(program: Command, run: RunCommand): void {
  program
    .command('patterns')
    .description('the control-flow patterns, how the language says each, and whether its tests pass')
    .argument('[folder]', 'definitions and tests of the patterns')
    .action(
      run(async (context, folder: string | undefined) => {
        const rows = patternRows(await readSources([folder ?? examplesFolder(context.folder)]));
        const passed = rows.filter(({ isPassed }) => isPassed).length;
        context.show(rows, () => [wordsOf(rows), '', `${passed} of ${rows.length} pass`].join('\n'));
        if (passed < rows.length) throw new CommandFailure(exitCode.failed, 'Not every pattern passes');
      }),
    );
}

const PLACE = ['schemas', 'examples', 'patterns'] as const;

/** The examples of this clone: beside the command line's own code, or where the caller stands. */
function examplesFolder(current: string): string {
  const own = join(import.meta.dirname, '..', '..', '..', '..', ...PLACE);
  const found = [own, join(current, ...PLACE)].find((folder) => existsSync(folder));
  if (found !== undefined) return found;
  throw new CommandFailure(exitCode.notFound, 'The examples of the patterns are not here: name their folder');
}

function patternRows(files: Awaited<ReturnType<typeof readSources>>): readonly PatternRow[] {
  const workspace = openWorkspace(files);
  const verdicts = runTests(workspace, 'pattern.');
  const numbers = new Map<number, WorkflowDefinition>();
  for (const workflow of workspace.workflows.toSorted((a, b) => a.name.length - b.name.length)) {
    const number = numberOf(workflow.name);
    if (number !== undefined && !numbers.has(number)) numbers.set(number, workflow);
  }
  return [...numbers]
    .toSorted(([a], [b]) => a - b)
    .map(([number, workflow]) => rowOf(number, workflow, verdicts));
}

function rowOf(number: number, workflow: WorkflowDefinition, verdicts: readonly TestVerdict[]): PatternRow {
  const own = verdicts.filter((verdict) => numberOf(verdict.workflow) === number);
  const [construct = ''] = (workflow.description ?? '').split(' — ');
  return {
    number,
    pattern: workflow.title ?? workflow.name,
    construct,
    tests: own.length,
    isPassed: own.length > 0 && own.every(({ isPassed }) => isPassed),
  };
}

function numberOf(name: string): number | undefined {
  const found = /^pattern\.(\d+)-/.exec(name)?.[1];
  return found === undefined ? undefined : Number(found);
}

function wordsOf(rows: readonly PatternRow[]): string {
  const cells = rows.map(({ number, pattern, construct, tests, isPassed }) => [
    number,
    pattern,
    construct,
    tests,
    isPassed ? 'pass' : 'FAIL',
  ]);
  return table(['#', 'PATTERN', 'CONSTRUCT', 'TESTS', ''], cells);
}
