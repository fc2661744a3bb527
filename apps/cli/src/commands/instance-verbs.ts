import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { OperateAnswer, OperatePreview, OperatorVerb } from '@fermata/contracts';
import { readJson, type Context } from '../context.ts';
import { CommandFailure, exitCode } from '../exit.ts';
import type { RunCommand } from '../run-command.ts';
import { previewWords } from './preview-words.ts';

type Option = readonly [flags: string, description: string];
type Given = Readonly<Record<string, string | boolean | undefined>>;

interface VerbCommand {
  readonly verb: OperatorVerb;
  readonly description: string;
  /** Options that it cannot do without. */
  readonly required?: readonly Option[];
  readonly options?: readonly Option[];
}

const visit: Option = ['--visit <visit>', 'the visit, such as pay#1'];
const step: Option = ['--step <step>', 'the step'];
const output: Option = ['--output <json>', 'its output as JSON, or @file'];

/** Every verb that repairs, in the order of the help. */
const verbs: readonly VerbCommand[] = Object.freeze([
  { verb: 'pause', description: 'let it stand still; nothing is lost meanwhile' },
  { verb: 'resume', description: 'let it go on; deadlines keep the time they had left' },
  { verb: 'skip', description: 'go on without a visit', required: [visit], options: [output] },
  {
    verb: 'edit-input',
    description: 'begin a held visit again with another input',
    required: [visit, ['--input <json>', 'the input as JSON, or @file']],
  },
  { verb: 'edit-output', description: 'complete a visit by hand', required: [visit, output] },
  { verb: 'fail', description: 'let a held visit fail after all', required: [visit] },
  {
    verb: 'jump',
    description: 'leave a visit, or a token that waits, and open another step',
    required: [
      ['--from <visit>', 'the visit, such as pay#1, or the token, such as join@7'],
      ['--to <step>', 'the step that opens'],
    ],
  },
  { verb: 'rerun', description: 'begin again from a step; what came of it is superseded', required: [step] },
  { verb: 'hold', description: 'suspend the visits of a step before they start', required: [step] },
  { verb: 'release', description: 'let a held step start again', required: [step] },
  {
    verb: 'add-task',
    description: 'ask people for what the definition does not ask',
    required: [['--task <json>', 'title, users or groups, form, dueAt, blocking as JSON, or @file']],
    options: [['--data <json>', 'what it shows as JSON, or @file']],
  },
  { verb: 'withdraw-task', description: 'take a manual task back', required: [visit] },
  {
    verb: 'add-items',
    description: 'give an open forEach more items',
    required: [visit, ['--items <json>', 'a list as JSON, or @file']],
  },
  { verb: 'complete-items', description: 'end an open forEach early, as done', required: [visit] },
  {
    verb: 'move',
    description: 'go on by another version of its workflow',
    required: [['--version <n>', 'the version']],
    options: [['--mapping <json>', 'steps and branches that keep no name, as JSON, or @file']],
  },
  { verb: 'undo-move', description: 'take a move back, as long as nothing has happened since' },
]);

/** `fermata instances pause | resume | skip | …`: each with `--dry-run`, which only says what would happen. */
export function addInstanceVerbs(instances: Command, run: RunCommand): void {
  for (const { verb, description, required = [], options = [] } of verbs) {
    const command = instances.command(verb).description(description).argument('<id>');
    command.requiredOption('--reason <text>', 'why; kept in the audit log');
    for (const [flags, about] of required) command.requiredOption(flags, about);
    for (const [flags, about] of options) command.option(flags, about);
    command
      .option('--dry-run', 'say what it would do, and do nothing')
      .option('--id <id>', 'idempotency key: the same id does it once')
      .action(run((context, id: string, given: Given) => operate(context, id, { verb, given })));
  }
}

interface Asked {
  readonly verb: OperatorVerb;
  readonly given: Given;
}

async function operate(context: Context, id: string, { verb, given }: Asked): Promise<void> {
  const client = await context.client();
  const path = `/instances/${encodeURIComponent(id)}/verbs`;
  const body = await bodyOf(verb, given);
  if (given['dryRun'] === true) {
    const preview = await client.post<OperatePreview>(`${path}/preview`, body);
    context.show(preview, () => previewWords(verb, preview));
    if (!preview.accepted)
      throw new CommandFailure(exitCode.refused, `It would be refused: ${preview.reason}`);
    return;
  }
  const headers = { 'idempotency-key': typeof given['id'] === 'string' ? given['id'] : randomUUID() };
  const answer = await client.post<OperateAnswer>(path, body, headers);
  context.show(answer, () => `${verb} was sent to ${id}`);
}

const json = Object.freeze(['input', 'output', 'items', 'task', 'data', 'mapping'] as const);
const text = Object.freeze(['reason', 'visit', 'step', 'from', 'to'] as const);

async function bodyOf(verb: OperatorVerb, given: Given): Promise<Readonly<Record<string, unknown>>> {
  const body: Record<string, unknown> = { verb };
  for (const name of text) if (given[name] !== undefined) body[name] = given[name];
  for (const name of json) {
    const value = given[name];
    if (typeof value === 'string') body[name] = await readJson(value, `--${name}`);
  }
  if (typeof given['version'] === 'string') body['version'] = Number(given['version']);
  return body;
}
