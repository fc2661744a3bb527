import type { Command } from 'commander';
import type { SystemState, WhoCan } from '@fermata/contracts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { paint, plain, table } from '../words.ts';

interface Place {
  readonly task?: string;
  readonly group?: string;
  readonly workflow?: string;
}

/** `fermata system` and `who-can`: how the installation does, and who may what. */
export function addHouse(program: Command, run: RunCommand): void {
  program
    .command('system')
    .description('how the installation does: what is wrong first; fails where there is an error')
    .action(
      run(async (context) => {
        const state = await (await context.client()).get<SystemState>('/system');
        context.show(state, () => systemText(state));
        const errors = state.findings.filter(({ severity }) => severity === 'error').length;
        if (errors > 0) throw new CommandFailure(exitCode.failed, `${errors} of the findings are errors`);
      }),
    );
  program
    .command('who-can')
    .description('who has a right, at one place or at all, and by what')
    .argument('<permission>', 'for example task.claim')
    .option('--task <id>')
    .option('--group <name>')
    .option('--workflow <name>')
    .action(
      run(async (context, permission: string, { task, group, workflow }: Place) => {
        const given = Object.entries({ permission, task, group, definition: workflow });
        const query = new URLSearchParams();
        for (const [name, value] of given) if (value !== undefined) query.set(name, value);
        const answer = await (await context.client()).get<WhoCan>(`/access/who-can?${query.toString()}`);
        const rows = answer.items.map(({ person, by, allowed }) => [
          person.id,
          person.name,
          allowed ? 'yes' : 'no',
          by.join(', '),
        ]);
        context.show(answer, () => table(['LOGIN', 'NAME', 'MAY', 'BY'], rows));
      }),
    );
}

const colours = Object.freeze({ error: 'red', warning: 'yellow', hint: 'green' } as const);

function systemText({ findings, processes, queues }: SystemState): string {
  const found = findings.map(
    ({ severity, words, fix }) =>
      `${paint(colours[severity], severity.padEnd(7))}  ${plain(words)}${fix === undefined ? '' : `\n         ${plain(fix)}`}`,
  );
  return [
    ...(found.length === 0 ? [paint('green', 'All is well.')] : found),
    '',
    table(
      ['PROCESS', 'STATE', 'VERSION'],
      processes.map(({ name, state, version }) => [name, state, version ?? '']),
    ),
    '',
    table(
      ['QUEUE', 'OF', 'WORKERS', 'WAITING'],
      queues.map(({ name, kind, pollers, backlog }) => [name, kind, pollers, backlog ?? '?']),
    ),
  ].join('\n');
}
