import type { Command } from 'commander';
import type { NextTask, TaskDetail } from '@fermata/contracts';
import type { RunCommand } from '../run-command.ts';
import { plain } from '../words.ts';

interface HandOptions {
  readonly to: string;
  readonly note?: string;
  readonly dropDraft?: boolean;
}

interface ReasonOptions {
  readonly reason?: string;
}

interface NextOptions {
  readonly after?: string;
  readonly mode: string;
  readonly claim?: boolean;
}

/** `fermata tasks assign | delegate | return | decline | suspend | resume | next`. */
export function addTaskVerbs(tasks: Command, run: RunCommand): void {
  addHanding(tasks, run);
  addReasoned(tasks, run);
  addNext(tasks, run);
}

function addHanding(tasks: Command, run: RunCommand): void {
  for (const [verb, description] of [
    ['assign', 'hand it to somebody for good'],
    ['delegate', 'let somebody else do it who may give it back'],
  ] as const) {
    const command = tasks
      .command(verb)
      .description(description)
      .argument('<id>')
      .requiredOption('--to <user>', 'who gets it')
      .option('--drop-draft', 'forget what is filled in so far');
    if (verb === 'delegate') command.option('--note <words>', 'what the other should know');
    command.action(
      run(async (context, id: string, { to: user, note, dropDraft }: HandOptions) => {
        const body = { user, note, draft: dropDraft === true ? 'drop' : undefined };
        const client = await context.client();
        const task = await client.post<TaskDetail>(pathOf(id, verb), body);
        context.show(task, () => `${plain(task.title)} is with ${plain(task.assignee?.name ?? 'nobody')}`);
      }),
    );
  }
}

function addReasoned(tasks: Command, run: RunCommand): void {
  for (const [verb, member, description] of [
    ['return', 'note', 'give it back to who delegated it, or had it before'],
    ['decline', 'reason', 'say no to it: it is not offered to you any more'],
    ['suspend', 'reason', 'nobody works on it until it is resumed; its due time goes on'],
    ['resume', 'reason', 'it is worked on again'],
  ] as const) {
    const command = tasks.command(verb).description(description).argument('<id>');
    if (verb === 'suspend') command.requiredOption('--reason <words>');
    else command.option('--reason <words>');
    command.action(
      run(async (context, id: string, { reason }: ReasonOptions) => {
        const client = await context.client();
        const task = await client.post<TaskDetail>(pathOf(id, verb), { [member]: reason });
        const state = task.suspendedAt === undefined ? task.status : 'suspended';
        context.show(task, () => `${plain(task.title)} is ${state}`);
      }),
    );
  }
}

function addNext(tasks: Command, run: RunCommand): void {
  tasks
    .command('next')
    .description('the next task, as a list, a pile of the same step, or a chain in the same instance')
    .option('--mode <mode>', 'list, pile, chain', 'list')
    .option('--after <id>', 'the task just finished; needed by pile and chain')
    .option('--claim', 'take it at once')
    .action(
      run(async (context, { mode, after, claim }: NextOptions) => {
        const client = await context.client();
        const next = await client.post<NextTask>('/tasks/next', { mode, after, claim });
        const { task } = next;
        context.show(next, () =>
          task === undefined ? 'There is none now.' : `${task.id}  ${plain(task.title)} is ${task.status}`,
        );
      }),
    );
}

function pathOf(id: string, verb: string): string {
  return `/tasks/${encodeURIComponent(id)}/${verb}`;
}
