import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Command } from 'commander';
import { exitCode } from './exit.ts';
import { startFakeApi, type FakeApi, type Reply, type Seen } from './fake-api.fixture.ts';
import { buildProgram, main } from './program.ts';

let api: FakeApi | undefined;
let printed: { out: string; err: string };

beforeEach(() => {
  printed = { out: '', err: '' };
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => ((printed.out += String(text)), true));
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => ((printed.err += String(text)), true));
  process.env['FERMATA_TOKEN'] = 'secret';
});

afterEach(async () => {
  jest.restoreAllMocks();
  delete process.env['FERMATA_TOKEN'];
  delete process.env['FERMATA_URL'];
  await api?.close();
  api = undefined;
});

/** Runs one command line against an API that answers so. */
async function run(args: readonly string[], reply: (request: Seen) => Reply): Promise<number> {
  api = await startFakeApi(reply);
  process.env['FERMATA_URL'] = api.url;
  return main(args, '1.2.3');
}

function pathsOf(command: Command, path = ''): readonly string[] {
  return command.commands.flatMap((child) => {
    const own = `${path} ${child.name()}`.trim();
    return child.commands.length === 0 ? [own] : pathsOf(child, own);
  });
}

describe('the command line', () => {
  it('has every command that is promised, each with --json', () => {
    const program = buildProgram('1.2.3');
    expect(pathsOf(program).filter((path) => path !== 'help')).toEqual([
      'logout',
      'login',
      'doctor',
      'logs',
      'stop',
      'reset',
      'backup',
      'restore',
      'validate',
      'simulate',
      'test',
      'explore',
      'patterns',
      'deploy',
      'pull',
      'definitions list',
      'definitions show',
      'definitions diff',
      'start',
      'instances list',
      'instances show',
      'instances watch',
      'instances cancel',
      'instances terminate',
      'instances retry',
      'instances pause',
      'instances resume',
      'instances skip',
      'instances edit-input',
      'instances edit-output',
      'instances fail',
      'instances jump',
      'instances rerun',
      'instances hold',
      'instances release',
      'instances add-task',
      'instances withdraw-task',
      'instances add-items',
      'instances complete-items',
      'instances move',
      'instances undo-move',
      'fleets list',
      'fleets show',
      'fleets create',
      'fleets start',
      'fleets halt',
      'fleets stop',
      'tasks list',
      'tasks show',
      'tasks claim',
      'tasks release',
      'tasks complete',
      'tasks assign',
      'tasks delegate',
      'tasks return',
      'tasks decline',
      'tasks suspend',
      'tasks resume',
      'tasks next',
      'events send',
      'events list',
      'users list',
      'users invite',
      'tokens list',
      'tokens create',
      'tokens revoke',
      'groups',
      'audit list',
      'audit verify',
      'system',
      'who-can',
    ]);
    const leaves = (command: Command): readonly Command[] =>
      command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);
    const without = leaves(program).filter(
      (leaf) => !leaf.options.some((option) => option.long === '--json'),
    );
    expect(without.map((leaf) => leaf.name())).toEqual([]);
  });

  it.each([
    { args: ['--version'], exit: exitCode.done },
    { args: ['--help'], exit: exitCode.done },
    { args: ['tasks', '--help'], exit: exitCode.done },
    { args: ['frobnicate'], exit: exitCode.usage },
    { args: ['start'], exit: exitCode.usage },
    { args: ['tasks', 'claim', 't-1', '--what'], exit: exitCode.usage },
    { args: ['tasks', 'delegate', 't-1'], exit: exitCode.usage },
    { args: ['tasks', 'suspend', 't-1'], exit: exitCode.usage },
    { args: ['instances', 'cancel', 'i-1'], exit: exitCode.usage },
    { args: ['instances', 'skip', 'i-1', '--reason', 'r'], exit: exitCode.usage },
    { args: ['start', 'x', '--input', '{not json'], exit: exitCode.usage },
    { args: ['start', 'x', '--input', '@no-such-file.json'], exit: exitCode.usage },
    { args: ['validate', 'no-such-file.yaml'], exit: exitCode.usage },
    { args: ['validate', 'package.txt'], exit: exitCode.usage },
  ])('$args ends with $exit and asks nobody', async ({ args, exit }) => {
    expect(await run(args, () => ({ status: 500 }))).toBe(exit);
    expect(api?.seen).toEqual([]);
  });

  it('says what is wrong on standard error, as JSON where that was asked for', async () => {
    const missing = { status: 404, body: { detail: 'There is no task "t-1"' } };
    expect(await run(['tasks', 'show', 't-1'], () => missing)).toBe(exitCode.notFound);
    expect(printed).toEqual({ out: '', err: 'There is no task "t-1"\n' });
    await api?.close();
    printed = { out: '', err: '' };
    expect(await run(['tasks', 'show', 't-1', '--json'], () => missing)).toBe(exitCode.notFound);
    expect(JSON.parse(printed.err)).toEqual({ error: 'There is no task "t-1"', lines: [] });
  });

  it('prints JSON wherever --json stands', async () => {
    const empty = (): Reply => ({ status: 200, body: { items: [] } });
    for (const args of [
      ['--json', 'tasks'],
      ['tasks', '--json'],
      ['tasks', 'list', '--json'],
    ]) {
      printed = { out: '', err: '' };
      expect(await run(args, empty)).toBe(exitCode.done);
      expect(JSON.parse(printed.out)).toEqual([]);
      await api?.close();
    }
  });
});

describe('start', () => {
  const instance = {
    id: 'i-1',
    definition: 'w',
    version: 2,
    status: 'completed',
    seq: 1,
    waiting: [],
    startedBy: 'a',
  };

  it('sends input, business key and idempotency key', async () => {
    const args = ['start', 'w', '--input', '{"n":1}', '--key', 'k', '--id', 'once'];
    expect(await run(args, () => ({ status: 202, body: instance }))).toBe(exitCode.done);
    expect(api?.seen[0]).toMatchObject({
      path: '/api/v1/instances',
      body: { workflow: 'w', input: { n: 1 }, businessKey: 'k' },
    });
    expect(printed.out).toBe('Started w@2 as i-1\n');
  });

  it.each([
    ['completed', exitCode.done],
    ['failed', exitCode.failed],
    ['cancelled', exitCode.failed],
  ])('--wait ends as the instance does: %s', async (status, exit) => {
    expect(await run(['start', 'w', '--wait'], () => ({ status: 202, body: { ...instance, status } }))).toBe(
      exit,
    );
  });
});

describe('tasks', () => {
  const task = { id: 't-1', title: 'Review', status: 'claimed', assignee: { id: 'sam', name: 'Sam' } };

  it.each([
    {
      args: ['delegate', 't-1', '--to', 'sam', '--note', 'a day off', '--drop-draft'],
      path: '/api/v1/tasks/t-1/delegate',
      body: { user: 'sam', note: 'a day off', draft: 'drop' },
      out: 'Review is with Sam\n',
    },
    {
      args: ['assign', 't-1', '--to', 'sam'],
      path: '/api/v1/tasks/t-1/assign',
      body: { user: 'sam' },
      out: 'Review is with Sam\n',
    },
    {
      args: ['return', 't-1', '--reason', 'why'],
      path: '/api/v1/tasks/t-1/return',
      body: { note: 'why' },
      out: 'Review is claimed\n',
    },
    {
      args: ['suspend', 't-1', '--reason', 'why'],
      path: '/api/v1/tasks/t-1/suspend',
      body: { reason: 'why' },
      out: 'Review is claimed\n',
    },
  ])('$args asks the door of the verb', async ({ args, path, body, out }) => {
    expect(await run(['tasks', ...args], () => ({ status: 200, body: task }))).toBe(exitCode.done);
    expect(api?.seen[0]).toMatchObject({ method: 'POST', path, body });
    expect(printed.out).toBe(out);
  });

  it('next says that there is none, or which', async () => {
    const args = ['tasks', 'next', '--mode', 'pile', '--after', 't-0', '--claim'];
    expect(await run(args, () => ({ status: 200, body: { task } }))).toBe(exitCode.done);
    expect(api?.seen[0]).toMatchObject({ body: { mode: 'pile', after: 't-0', claim: true } });
    expect(printed.out).toBe('t-1  Review is claimed\n');
    await api?.close();
    printed = { out: '', err: '' };
    expect(await run(['tasks', 'next'], () => ({ status: 200, body: {} }))).toBe(exitCode.done);
    expect(printed.out).toBe('There is none now.\n');
  });
});

describe('deploy', () => {
  it('of what is refused says so with every finding', async () => {
    const problems = [
      { code: 'step.unknown', message: 'no such step', severity: 'error', at: { line: 1, column: 2 } },
    ];
    const body = { deployed: false, files: [{ path: 'package.json', outcome: 'refused', problems }] };
    expect(await run(['deploy', 'package.json'], () => ({ status: 422, body }))).toBe(exitCode.refused);
    expect(printed.out).toContain('package.json:1:2  error  no such step  [step.unknown]');
    expect(printed.err).toContain('Nothing was published');
  });
});
