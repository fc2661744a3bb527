import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { InstanceDetail, InstanceSummary } from '@fermata/contracts';
import { readJson } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { isClosed, watchInstance } from './watch.ts';
import { instanceWords } from './instance-words.ts';

interface StartOptions {
  readonly input?: string;
  readonly key?: string;
  readonly id?: string;
  readonly wait?: boolean;
}

/** `fermata start NAME`: starts an instance; the same `--id` starts it once. */
export function addStart(program: Command, run: RunCommand): void {
  program
    .command('start')
    .description('start an instance of a published workflow')
    .argument('<workflow>', 'name or name@version')
    .option('--input <json>', 'input as JSON, or @file')
    .option('--key <key>', 'business key')
    .option('--id <id>', 'idempotency key: the same id starts once')
    .option('--wait', 'wait until it has ended')
    .action(
      run(async (context, workflow: string, options: StartOptions) => {
        const client = await context.client();
        const input = options.input === undefined ? {} : await readJson(options.input, '--input');
        const body = { workflow, input, businessKey: options.key };
        const headers = { 'idempotency-key': options.id ?? randomUUID() };
        const started = await client.post<InstanceSummary>('/instances', body, headers);
        if (options.wait !== true) {
          context.show(started, () => `Started ${started.definition}@${started.version} as ${started.id}`);
          return;
        }
        const ended: InstanceDetail = await watchInstance(client, started.id, isClosed);
        context.show(ended, () => instanceWords(ended, [], Date.now()));
        if (ended.status !== 'completed')
          throw new CommandFailure(exitCode.failed, `It ended ${ended.status}`);
      }),
    );
}
