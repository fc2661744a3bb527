import type { Command } from 'commander';
import type { InstanceDetail, InstanceSummary, OperateAnswer, VisitRow } from '@fermata/contracts';
import type { Context } from '../context.ts';
import type { RunCommand } from '../run-command.ts';
import { table } from '../words.ts';
import { addInstanceVerbs } from './instance-verbs.ts';
import { instanceWords } from './instance-words.ts';
import { isClosed, watchInstance } from './watch.ts';

interface ListOptions {
  readonly workflow?: string;
  readonly status?: string;
  readonly key?: string;
  readonly limit: string;
}

interface VerbOptions {
  readonly reason: string;
  readonly visit?: string;
}

/** `fermata instances list | show | watch`, and the verbs. */
export function addInstances(program: Command, run: RunCommand): void {
  const instances = program.command('instances').description('what runs, waits and has ended');
  instances
    .command('list', { isDefault: true })
    .option('--workflow <name>')
    .option('--status <status>', 'running, waiting, suspended, completed, failed, cancelled')
    .option('--key <key>', 'business key')
    .option('--limit <n>', 'how many at most', '50')
    .action(run((context, options: ListOptions) => list(context, options)));
  instances
    .command('show')
    .description('where it stands and what it waits for')
    .argument('<id>')
    .action(
      run(async (context, id: string) => {
        const { instance, visits } = await read(context, id);
        context.show({ ...instance, visits }, () => instanceWords(instance, visits, Date.now()));
      }),
    );
  instances
    .command('watch')
    .description('follow it until it has ended')
    .argument('<id>')
    .action(
      run(async (context, id: string) => {
        await watchInstance(await context.client(), id, isClosed, (instance) =>
          context.show(instance, () => instanceWords(instance, [], Date.now())),
        );
      }),
    );
  addVerbs(instances, run);
  addInstanceVerbs(instances, run);
}

const verbs = Object.freeze({
  cancel: 'ask it to end; its onCancel path runs',
  terminate: 'end it at once, without its handlers',
  retry: 'try the held or failed step again',
});

function addVerbs(instances: Command, run: RunCommand): void {
  for (const [verb, description] of Object.entries(verbs)) {
    instances
      .command(verb)
      .description(description)
      .argument('<id>')
      .requiredOption('--reason <text>', 'why; kept in the audit log')
      .option('--visit <visit>', 'the visit, such as pay#1 (retry)')
      .action(
        run(async (context, id: string, options: VerbOptions) => {
          const client = await context.client();
          const path = `/instances/${encodeURIComponent(id)}/${verb}`;
          const answer = await client.post<OperateAnswer>(path, {
            reason: options.reason,
            visit: options.visit,
          });
          context.show(answer, () => `${verb} was sent to ${id}`);
        }),
      );
  }
}

async function list(context: Context, options: ListOptions): Promise<void> {
  const client = await context.client();
  const query = { definition: options.workflow, status: options.status, businessKey: options.key };
  const items = await client.list<InstanceSummary>('/instances', query, Number(options.limit));
  context.show(items, () =>
    table(
      ['ID', 'WORKFLOW', 'STATUS', 'KEY', 'STARTED'],
      items.map((item) => [
        item.id,
        `${item.definition}@${item.version}`,
        item.status,
        item.businessKey ?? '',
        item.createdAt,
      ]),
    ),
  );
}

async function read(
  context: Context,
  id: string,
): Promise<{ instance: InstanceDetail; visits: readonly VisitRow[] }> {
  const client = await context.client();
  const path = `/instances/${encodeURIComponent(id)}`;
  const instance = await client.get<InstanceDetail>(path);
  const visits = await client.list<VisitRow>(`${path}/visits`, {}, 200);
  return { instance, visits };
}
