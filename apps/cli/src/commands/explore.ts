import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { parseReference, type WorkflowDefinition } from '@fermata/model';
import { explore, findTest, sampleOf, uncovered, type FoundTest, type Walk } from '@fermata/simulator';
import { stringify } from 'yaml';
import type { Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import { openWorkspace, type Workspace } from '../local/workspace.ts';
import type { RunCommand } from '../run-command.ts';
import { plainLines } from '../words.ts';
import { readSources } from './files.ts';
import { runTests } from './test.ts';

interface ExploreOptions {
  readonly bound: string;
  readonly most: string;
  readonly write?: string;
  readonly workflow?: string;
}

/** `fermata explore FILE…`: the routes through workflows that no test takes. */
export function addExplore(program: Command, run: RunCommand): void {
  program
    .command('explore')
    .description('walk all routes through workflows, to a bound, and show those that no test takes')
    .argument('<file...>', 'workflows, their tests, and the definitions that they need')
    .option('--bound <n>', 'most visits of one step', '2')
    .option('--most <n>', 'most walks', '5000')
    .option('--workflow <name>', 'only this one')
    .option('--write <folder>', 'write a test for each of them that data can be found for')
    .action(
      run((context, paths: readonly string[], options: ExploreOptions) => walkAll(context, paths, options)),
    );
}

/** What an exploration of one workflow came to. */
interface Finding {
  readonly workflow: string;
  readonly routes: number;
  readonly isWhole: boolean;
  readonly uncovered: readonly Walk[];
}

async function walkAll(context: Context, paths: readonly string[], options: ExploreOptions): Promise<void> {
  const workspace = openWorkspace(await readSources(paths));
  const chosen = workspace.workflows.filter(
    ({ name }) => options.workflow === undefined || name === options.workflow,
  );
  if (chosen.length === 0)
    throw new CommandFailure(exitCode.notFound, 'There is no such workflow among the files');
  const bound = { visits: countOf(options.bound, '--bound'), walks: countOf(options.most, '--most') };
  const findings = chosen.map((workflow) => findingOf(workspace, workflow, bound));
  const folder = options.write;
  const written = folder === undefined ? [] : await writeTests(workspace, findings, folder);
  context.show({ findings, written }, () =>
    plainLines([...findings.flatMap(wordsOf), ...written].join('\n')),
  );
}

function countOf(text: string, what: string): number {
  const count = Number(text);
  if (Number.isSafeInteger(count) && count > 0) return count;
  throw new CommandFailure(exitCode.usage, `${what} is a whole number above 0`);
}

function findingOf(
  workspace: Workspace,
  { name }: WorkflowDefinition,
  bound: { readonly visits: number; readonly walks: number },
): Finding {
  const exploration = explore(workspace.planOf(name), bound);
  const own = workspace.tests.filter(({ workflow }) => parseReference(workflow)?.name === name);
  const verdicts = runTests({ ...workspace, tests: own });
  return {
    workflow: name,
    routes: exploration.walks.length,
    isWhole: exploration.isWhole,
    uncovered: uncovered(exploration, verdicts),
  };
}

function wordsOf({ workflow, routes, isWhole, uncovered: missing }: Finding): readonly string[] {
  const cut = isWhole ? '' : ', more beyond the bound';
  return [
    `${workflow}: ${routes} routes${cut}, ${missing.length} that no test takes`,
    ...missing.map(({ told, status }) => `  ${told.join(', ')}: ${status}`),
  ];
}

async function writeTests(
  workspace: Workspace,
  findings: readonly Finding[],
  folder: string,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const told: string[] = [];
  for (const { workflow, uncovered: walks } of findings) {
    for (const [index, walk] of walks.entries()) {
      const name = `${workflow}.route-${index + 1}`;
      const input = sampleOf(workspace.workflowOf(workflow)?.input);
      const found = findTest(workspace.planOf(workflow), walk, { name, input });
      told.push(await writeTest(join(folder, `${name}.test.yaml`), found, walk));
    }
  }
  return told;
}

async function writeTest(file: string, found: FoundTest, { told }: Walk): Promise<string> {
  if (!found.isFound) return `nothing found for ${told.join(', ')}: ${found.unsatisfied.join('; ')}`;
  await writeFile(file, stringify(found.test));
  return `${file} written`;
}
