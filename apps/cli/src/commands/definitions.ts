import type { Command } from 'commander';
import type {
  DefinitionComparison,
  DefinitionDetail,
  DefinitionSummary,
  DefinitionVersion,
} from '@fermata/contracts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { paint, plain, plainLines, table } from '../words.ts';

interface ListOptions {
  readonly kind?: string;
  readonly text?: string;
  readonly tag?: string;
  readonly limit: string;
}

/** `fermata definitions list | show | diff`. */
export function addDefinitions(program: Command, run: RunCommand): void {
  const definitions = program
    .command('definitions')
    .description('workflows, tasks, forms, events and the others');
  definitions
    .command('list', { isDefault: true })
    .option('--kind <kind>', 'workflow, task, component, event, …')
    .option('--text <text>', 'words in name, title or description')
    .option('--tag <tag>')
    .option('--limit <n>', 'how many at most', '50')
    .action(
      run(async (context, options: ListOptions) => {
        const client = await context.client();
        const query = { kind: options.kind, text: options.text, tag: options.tag };
        const items = await client.list<DefinitionSummary>('/definitions', query, Number(options.limit));
        context.show(items, () => table(['KIND', 'NAME', 'VERSION', 'TITLE'], items.map(summaryRow)));
      }),
    );
  definitions
    .command('show')
    .argument('<name>', 'name or name@version')
    .option('--kind <kind>', 'kind of the definition', 'workflow')
    .action(
      run(async (context, reference: string, options: { kind: string }) => {
        const client = await context.client();
        const [name, version] = reference.split('@');
        const base = `/definitions/${options.kind}/${encodeURIComponent(name ?? '')}`;
        const latest = version ?? String((await client.get<DefinitionDetail>(base)).latestVersion);
        if (latest === '0') throw new CommandFailure(exitCode.notFound, `${reference} was never published`);
        const shown = await client.get<DefinitionVersion>(`${base}/versions/${latest}`);
        context.show(shown, () => [paint('dim', headLine(shown)), plainLines(shown.source ?? '')].join('\n'));
      }),
    );
  definitions
    .command('diff')
    .description('what changed between two versions (or draft)')
    .argument('<name>')
    .requiredOption('--from <version>', 'a version number, or draft')
    .requiredOption('--to <version>', 'a version number, or draft')
    .option('--kind <kind>', 'kind of the definition', 'workflow')
    .action(
      run(async (context, name: string, options: { kind: string; from: string; to: string }) => {
        const client = await context.client();
        const { from, to } = options;
        const path = `/definitions/${options.kind}/${encodeURIComponent(name)}/compare`;
        const comparison = await client.get<DefinitionComparison>(path, { from, to });
        context.show(comparison, () => diffWords(comparison));
      }),
    );
}

function summaryRow(entry: DefinitionSummary): readonly unknown[] {
  const version =
    entry.latestVersion === 0 ? 'draft' : `${entry.latestVersion}${entry.changed ? ' (changed)' : ''}`;
  return [entry.kind, entry.name, version, entry.title];
}

function headLine(version: DefinitionVersion): string {
  const head = `# ${version.kind} ${version.name}@${version.version}`;
  return `${head}, published by ${version.publishedBy} at ${version.publishedAt}, sha256 ${version.hash.slice(0, 12)}`;
}

const signs = Object.freeze({ added: '+', removed: '-', changed: '~' });

function diffWords(comparison: DefinitionComparison): string {
  if (comparison.changes.length === 0) return 'No difference.';
  return comparison.changes
    .map((change) => {
      const before = change.before === undefined ? '' : ` ${JSON.stringify(change.before)}`;
      const after = change.after === undefined ? '' : ` → ${JSON.stringify(change.after)}`;
      return plain(`${signs[change.op]} ${change.path}${before}${after}`);
    })
    .join('\n');
}
