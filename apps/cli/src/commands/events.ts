import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { EventReceipt, EventRow } from '@fermata/contracts';
import { readJson } from '../context.ts';
import type { RunCommand } from '../run-command.ts';
import { plain, table } from '../words.ts';

interface SendOptions {
  readonly data: string;
  readonly id?: string;
  readonly source: string;
  readonly subject?: string;
}

/** `fermata events send | list`. */
export function addEvents(program: Command, run: RunCommand): void {
  const events = program.command('events').description('facts that came in and what they started');
  events
    .command('send')
    .argument('<type>')
    .option('--data <json>', 'payload as JSON, or @file', '{}')
    .option('--id <id>', 'event id: the same id from one source counts once')
    .option('--source <source>', 'where it comes from', 'cli')
    .option('--subject <key>', 'correlation key')
    .action(
      run(async (context, type: string, options: SendOptions) => {
        const client = await context.client();
        const data = await readJson(options.data, '--data');
        const { source, subject } = options;
        const body = { type, id: options.id ?? randomUUID(), source, subject, data };
        const receipt = await client.post<EventReceipt>('/events', body);
        context.show(receipt, () => receiptWords(receipt));
      }),
    );
  events
    .command('list', { isDefault: true })
    .option('--type <type>')
    .option('--state <state>', 'matched or unmatched')
    .option('--limit <n>', 'how many at most', '50')
    .action(
      run(async (context, options: { type?: string; state?: string; limit: string }) => {
        const client = await context.client();
        const query = { type: options.type, state: options.state };
        const items = await client.list<EventRow>('/events', query, Number(options.limit));
        context.show(items, () =>
          table(
            ['RECEIVED', 'TYPE', 'ID', 'STATE', 'INSTANCES'],
            items.map((item) => [item.receivedAt, item.type, item.id, item.state, item.instances.join(' ')]),
          ),
        );
      }),
    );
}

function receiptWords(receipt: EventReceipt): string {
  const known = receipt.duplicate ? ' (known already, nothing changed)' : '';
  const started = receipt.instances.map((id) => `\n  started ${id}`).join('');
  return `${plain(receipt.type)} ${plain(receipt.id)} is ${receipt.state}${known}${started}`;
}
