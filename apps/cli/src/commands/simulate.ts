import type { Command } from 'commander';
import { simulate, startOf, type ScriptedWorld, type SimulationResult } from '@fermata/simulator';
import { parseReference, type JsonValue, type TestDefinition } from '@fermata/model';
import { parseSource, validateSchema } from '@fermata/validation';
import { readJson, type Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import { openWorkspace, type Workspace } from '../local/workspace.ts';
import type { RunCommand } from '../run-command.ts';
import { plainLines, table } from '../words.ts';
import { readSources } from './files.ts';

interface SimulateOptions {
  readonly world?: string;
  readonly input?: string;
  readonly workflow?: string;
  readonly seed?: string;
  readonly by?: string;
}

/** `fermata simulate FILE…`: one workflow in a scripted world, on a virtual clock, without a server. */
export function addSimulate(program: Command, run: RunCommand): void {
  program
    .command('simulate')
    .description('run a workflow in a scripted world on a virtual clock, without a server')
    .argument('<file...>', 'the workflow, or a test of it, and the definitions that it needs')
    .option('--world <file>', 'what machines, people and operators do: YAML or JSON')
    .option('--input <json>', 'input, or @file')
    .option('--workflow <name>', 'which one, if the files have several')
    .option('--seed <n>', 'decides every chance', '1')
    .option('--by <user>', 'who starts it')
    .action(
      run((context, paths: readonly string[], options: SimulateOptions) => play(context, paths, options)),
    );
}

async function play(context: Context, paths: readonly string[], options: SimulateOptions): Promise<void> {
  const workspace = openWorkspace(await readSources(paths));
  const scene = await sceneWith(sceneOf(workspace, options.workflow), options);
  const result = simulate({
    plan: workspace.planOf(scene.workflow),
    plans: workspace.plans(),
    input: scene.start?.input ?? {},
    start: startOf(scene),
    seed: seedOf(options),
    ...(scene.world === undefined ? {} : { world: scene.world }),
  });
  context.show(result, () => plainLines(wordsOf(result).join('\n')));
}

/** What the command line says goes before what a test says. */
async function sceneWith(scene: Scene, { input, world, by }: SimulateOptions): Promise<Scene> {
  const given = input === undefined ? {} : { input: (await readJson(input, '--input')) as JsonValue };
  return {
    ...scene,
    start: { ...scene.start, ...given, ...(by === undefined ? {} : { by }) },
    ...(world === undefined ? {} : { world: await readWorld(world) }),
  };
}

function seedOf({ seed = '1' }: SimulateOptions): number {
  const number = Number(seed);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  throw new CommandFailure(exitCode.usage, '--seed is a whole number');
}

type Scene = Pick<TestDefinition, 'workflow' | 'start' | 'world'>;

/** What is to be simulated: the only workflow, the named one, or the one that the only test names. */
function sceneOf({ workflows, tests }: Workspace, name: string | undefined): Scene {
  const [only, another] = tests;
  if (name !== undefined) return { workflow: name };
  if (only !== undefined && another === undefined) {
    return { ...only, workflow: parseReference(only.workflow)?.name ?? only.workflow };
  }
  const [first, second] = workflows;
  if (first === undefined)
    throw new CommandFailure(exitCode.notFound, 'There is no workflow among the files');
  if (second !== undefined) throw new CommandFailure(exitCode.usage, 'Say which workflow: --workflow <name>');
  return { workflow: first.name };
}

async function readWorld(path: string): Promise<ScriptedWorld> {
  const [file] = await readSources([path]);
  const { value, problems } = parseSource(file?.source ?? '', file?.format ?? 'yaml');
  const [problem] = problems;
  if (problem !== undefined) throw new CommandFailure(exitCode.usage, `${path}: ${problem.message}`);
  const test = {
    kind: 'test',
    name: 'world',
    workflow: 'world',
    world: value,
    expect: { status: 'completed' },
  };
  const [wrong] = validateSchema('test', test as unknown as JsonValue);
  if (wrong !== undefined)
    throw new CommandFailure(exitCode.usage, `${path}: ${wrong.path}: ${wrong.message}`);
  return value as unknown as ScriptedWorld;
}

function wordsOf({ trace, status, output, waiting }: SimulationResult): readonly string[] {
  const rows = waiting.map((one) => [one.visit, one.for, one.detail]);
  return [
    ...trace,
    '',
    `${status}, output ${JSON.stringify(output)}`,
    ...(rows.length === 0 ? [] : [table(['WAITS FOR', 'BY', ''], rows)]),
  ];
}
