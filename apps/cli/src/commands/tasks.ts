import { randomUUID } from 'node:crypto';
import type { Command } from 'commander';
import type { TaskDetail, TaskSummary } from '@fermata/contracts';
import { readJson } from '../context.ts';
import type { RunCommand } from '../run-command.ts';
import { paint, plain, plainLines, table } from '../words.ts';
import { addTaskVerbs } from './task-verbs.ts';

interface ListOptions {
  readonly view: string;
  readonly instance?: string;
  readonly limit: string;
}

interface CompleteOptions {
  readonly outcome?: string;
  readonly data?: string;
  readonly id?: string;
}

/** `fermata tasks list | show | claim | release | complete`, and what else one does to them. */
export function addTasks(program: Command, run: RunCommand): void {
  const tasks = program.command('tasks').description('what people have to do');
  tasks
    .command('list', { isDefault: true })
    .option('--view <view>', 'open (mine and my groups), mine, groups, all', 'open')
    .option('--instance <id>')
    .option('--limit <n>', 'how many at most', '50')
    .action(
      run(async (context, options: ListOptions) => {
        const client = await context.client();
        const query = { view: options.view, instanceId: options.instance };
        const items = await client.list<TaskSummary>('/tasks', query, Number(options.limit));
        context.show(items, () => table(['ID', 'STATUS', 'DUE', 'FOR', 'TITLE'], items.map(taskRow)));
      }),
    );
  tasks
    .command('show')
    .argument('<id>')
    .action(
      run(async (context, id: string) => {
        const task = await (await context.client()).get<TaskDetail>(`/tasks/${encodeURIComponent(id)}`);
        context.show(task, () => taskWords(task));
      }),
    );
  addMoves(tasks, run);
  addTaskVerbs(tasks, run);
}

function addMoves(tasks: Command, run: RunCommand): void {
  for (const move of ['claim', 'release'] as const) {
    tasks
      .command(move)
      .argument('<id>')
      .action(
        run(async (context, id: string) => {
          const client = await context.client();
          const task = await client.post<TaskDetail>(`/tasks/${encodeURIComponent(id)}/${move}`, {});
          context.show(task, () => `${plain(task.title)} is ${task.status}`);
        }),
      );
  }
  tasks
    .command('complete')
    .argument('<id>')
    .option('--outcome <outcome>')
    .option('--data <json>', 'form data as JSON, or @file')
    .option('--id <id>', 'submission id: the same id completes once')
    .action(
      run(async (context, id: string, options: CompleteOptions) => {
        const client = await context.client();
        const data = options.data === undefined ? {} : await readJson(options.data, '--data');
        const body = { submissionId: options.id ?? randomUUID(), outcome: options.outcome, data };
        const task = await client.post<TaskDetail>(`/tasks/${encodeURIComponent(id)}/complete`, body);
        context.show(task, () => `${plain(task.title)} is ${task.status}`);
      }),
    );
}

function taskRow(task: TaskSummary): readonly unknown[] {
  const who = task.assignee?.name ?? [...task.groups, ...task.users].join(', ');
  return [task.id, task.status, task.dueAt ?? '', who, task.title];
}

function taskWords(task: TaskDetail): string {
  return [
    paint('bold', plain(task.title)),
    `${task.status}, ${task.definition}@${task.version} ${task.work}, instance ${task.instanceId}`,
    ...(task.description === undefined ? [] : [plain(task.description)]),
    `outcomes: ${task.outcomes.length === 0 ? 'none' : task.outcomes.join(', ')}`,
    plainLines(`data ${JSON.stringify(task.data, null, 2)}`),
  ].join('\n');
}
