import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { FleetDetail, FleetSummary } from '@fermata/contracts';
import { readJson, type Context } from '../context.ts';
import type { RunCommand } from '../run-command.ts';
import { plain, table } from '../words.ts';

type Given = Readonly<Record<string, string | undefined>>;

/** `fermata fleets list | show | create | start | halt | stop`: one verb for many instances. */
export function addFleets(program: Command, run: RunCommand): void {
  const fleets = program.command('fleets').description('one verb for many instances');
  fleets
    .command('list', { isDefault: true })
    .option('--limit <n>', 'how many at most', '50')
    .action(run((context, { limit }: Given) => list(context, Number(limit))));
  fleets
    .command('show')
    .description('how its instances stand, put together by reason')
    .argument('<id>')
    .action(run((context, id: string) => show(context, id)));
  fleets
    .command('create')
    .description('choose instances and preview a verb for each; nothing is done yet')
    .argument('<verb>', 'pause, resume, cancel, terminate, hold, release, rerun, move, undo-move')
    .requiredOption('--workflow <name>', 'instances of this workflow')
    .requiredOption('--reason <text>', 'why; kept in the audit log')
    .option('--of <n>', 'of this version only')
    .option('--step <step>', 'hold, release and rerun: the step')
    .option('--version <n>', 'move: the version to go to')
    .option('--mapping <json>', 'move: steps and branches that keep no name, as JSON, or @file')
    .option('--rate <n>', 'instances a minute; 60 unless said')
    .option('--stop-at <share>', 'halts above this share of refusals; 0.1 unless said')
    .option('--id <id>', 'idempotency key: the same id makes it once')
    .action(run((context, verb: string, given: Given) => create(context, verb, given)));
  for (const [verb, description] of Object.entries(turns)) {
    fleets
      .command(verb)
      .description(description)
      .argument('<id>')
      .requiredOption('--reason <text>', 'why; kept in the audit log')
      .action(run((context, id: string, given: Given) => turn(context, id, { verb, given })));
  }
}

const turns = Object.freeze({
  start: 'do it, or go on after a halt',
  halt: 'send nothing more until it is started again',
  stop: 'end it for good; what was sent is not taken back',
});

async function list(context: Context, limit: number): Promise<void> {
  const items = await (await context.client()).list<FleetSummary>('/fleets', {}, limit);
  context.show(items, () =>
    table(
      ['ID', 'VERB', 'WORKFLOW', 'STATUS', 'MADE'],
      items.map((one) => [one.id, one.verb, one.definition, one.status, one.createdAt]),
    ),
  );
}

async function show(context: Context, id: string): Promise<void> {
  const fleet = await (await context.client()).get<FleetDetail>(`/fleets/${encodeURIComponent(id)}`);
  context.show(fleet, () => fleetWords(fleet));
}

async function create(context: Context, verb: string, given: Given): Promise<void> {
  const client = await context.client();
  const { mapping, reason, step } = given;
  const body = {
    verb,
    reason,
    step,
    definition: given['workflow'],
    ofVersion: numberOf(given['of']),
    version: numberOf(given['version']),
    perMinute: numberOf(given['rate']),
    stopAtShare: numberOf(given['stopAt']),
    mapping: mapping === undefined ? undefined : await readJson(mapping, '--mapping'),
  };
  const headers = { 'idempotency-key': given['id'] ?? randomUUID() };
  const fleet = await client.post<FleetDetail>('/fleets', body, headers);
  context.show(fleet, () => `${fleetWords(fleet)}\nSee: fermata fleets show ${fleet.id}`);
}

function numberOf(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}

interface Turn {
  readonly verb: string;
  readonly given: Given;
}

async function turn(context: Context, id: string, { verb, given }: Turn): Promise<void> {
  const client = await context.client();
  const path = `/fleets/${encodeURIComponent(id)}/${verb}`;
  const fleet = await client.post<FleetDetail>(path, { reason: given['reason'] });
  context.show(fleet, () => fleetWords(fleet));
}

/** How a fleet stands, for people. */
function fleetWords(fleet: FleetDetail): string {
  const halted = fleet.haltReason === undefined ? '' : ` (${plain(fleet.haltReason)})`;
  const head = `${fleet.id}  ${fleet.verb} ${fleet.definition}: ${fleet.status}${halted}`;
  const rows = fleet.buckets.map(({ state, reason = '', count, examples }) => {
    return [String(count), state, plain(reason), examples[0] ?? ''];
  });
  return [head, table(['COUNT', 'STATE', 'REASON', 'FOR EXAMPLE'], rows)].join('\n');
}
