import type { Command } from 'commander';
import type { AuditRow } from '@fermata/contracts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { table } from '../words.ts';

interface Verification {
  readonly valid: boolean;
  readonly rows: number;
  readonly brokenAt?: number;
}

interface AuditOptions {
  readonly object?: string;
  readonly actor?: string;
  readonly verb?: string;
  readonly refused?: boolean;
  readonly accounts?: boolean;
  readonly limit: string;
}

/** `fermata audit list | verify`. */
export function addAudit(program: Command, run: RunCommand): void {
  const audit = program.command('audit').description('who did what, and what was refused');
  audit
    .command('list', { isDefault: true })
    .option('--object <object>', 'for example instance:i-…')
    .option('--actor <login>')
    .option('--verb <verb>', 'or how it begins: task.')
    .option('--refused', 'only what was refused')
    .option('--accounts', 'the trail of accounts and sessions, not that of the project')
    .option('--limit <n>', 'how many at most', '50')
    .action(
      run(async (context, options: AuditOptions) => {
        const client = await context.client();
        const query = {
          object: options.object,
          actor: options.actor,
          verb: options.verb,
          outcome: options.refused === true ? 'denied' : undefined,
          chain: options.accounts === true ? 'installation' : undefined,
        };
        const items = await client.list<AuditRow>('/audit', query, Number(options.limit));
        const rows = items.map((row) => [
          row.seq,
          row.at,
          row.actor,
          row.allowed ? row.verb : `${row.verb} (refused)`,
          row.object,
        ]);
        context.show(items, () => table(['SEQ', 'AT', 'ACTOR', 'VERB', 'OBJECT'], rows));
      }),
    );
  audit.command('verify').action(
    run(async (context) => {
      const result = await (await context.client()).get<Verification>('/audit/verify');
      context.show(
        result,
        () => `${result.rows} rows, chain ${result.valid ? 'intact' : `broken at ${result.brokenAt}`}`,
      );
      if (!result.valid) throw new CommandFailure(exitCode.failed, 'The audit chain is broken');
    }),
  );
}
