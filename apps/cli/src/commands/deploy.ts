import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import type { DefinitionSummary, DefinitionVersion, DeployResult } from '@fermata/contracts';
import type { Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { paint, problemLines } from '../words.ts';
import { readSources } from './files.ts';

const listLimit = 1000;

/** `fermata deploy FILE…` publishes a set of definitions or none; `fermata pull` writes them as files. */
export function addDeploy(program: Command, run: RunCommand): void {
  program
    .command('deploy')
    .description('publish definition files or folders together, or none of them')
    .argument('<file...>')
    .option('--note <text>', 'release note')
    .option('--dry-run', 'judge only, change nothing')
    .action(
      run(async (context, paths: readonly string[], options: { note?: string; dryRun?: boolean }) => {
        const files = await readSources(paths);
        const client = await context.client();
        const body = { files, note: options.note, dryRun: options.dryRun === true };
        const answer = await client.call<DeployResult>('POST', '/deployments', { body, accept: [422] });
        context.show(answer.body, () => deployWords(answer.body));
        if (answer.status === 422) throw new CommandFailure(exitCode.refused, 'Nothing was published');
      }),
    );
  program
    .command('pull')
    .description('write the latest published definitions as files')
    .argument('<folder>')
    .option('--kind <kind>', 'only this kind')
    .action(
      run((context, folder: string, options: { kind?: string }) => pull(context, folder, options.kind)),
    );
}

function deployWords(result: DeployResult): string {
  const lines = result.files.flatMap((file) => [
    file.outcome === 'published'
      ? `${paint('green', 'published')}  ${file.kind} ${file.name}@${file.version}  (${file.path})`
      : `${file.outcome}  ${file.kind ?? ''} ${file.name ?? ''}  (${file.path})`,
    ...problemLines(file.problems, file.path).map((line) => `  ${line}`),
  ]);
  return lines.join('\n');
}

async function pull(context: Context, folder: string, kind: string | undefined): Promise<void> {
  const client = await context.client();
  const all = await client.list<DefinitionSummary>('/definitions', { kind }, listLimit);
  const published = all.filter((entry) => entry.latestVersion > 0);
  const written: string[] = [];
  for (const entry of published) {
    const version = await client.get<DefinitionVersion>(
      `/definitions/${entry.kind}/${entry.name}/versions/${entry.latestVersion}`,
    );
    const file = join(folder, entry.kind, `${entry.name}.${version.format ?? 'json'}`);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, version.source ?? '');
    written.push(file);
  }
  context.show(written, () => [...written, `${written.length} definitions written`].join('\n'));
}
