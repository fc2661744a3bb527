import { beforeAll, describe, expect, it } from '@jest/globals';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type {
  DefinitionVersion,
  DeployResult,
  InstanceDetail,
  InstanceSummary,
  TaskDetail,
  TaskSummary,
} from '@fermata/contracts';
import type { Clone } from './clone.ts';
import { eventually } from './eventually.ts';
import { shellLine } from './guide.ts';
import { cloneOfThisRun } from './house.ts';
import { riskyOrder } from './orders.ts';

let clone: Clone;
let printed: string;

beforeAll(async () => {
  clone = cloneOfThisRun();
  printed = await readFile(clone.log, 'utf8');
});

/** Starts a refund that somebody has to decide, and waits until it stands there. */
async function startRisky(order: string): Promise<string> {
  const input = JSON.stringify({ orderId: order, amount: 40 });
  const started = await clone.json<InstanceSummary>([
    'start',
    'refund-approval',
    '--input',
    input,
    '--key',
    order,
  ]);
  await eventually(
    `${started.id} waits for a person`,
    () => clone.json<InstanceDetail>(['instances', 'show', started.id]),
    (shown) => shown.waiting.some((entry) => entry.for === 'person'),
  );
  return started.id;
}

async function taskOf(instance: string, as: string): Promise<TaskSummary> {
  const tasks = await clone.json<readonly TaskSummary[]>(['tasks', 'list', '--instance', instance], { as });
  expect(tasks).toHaveLength(1);
  return tasks[0] as TaskSummary;
}

async function signInAs(login: string): Promise<void> {
  const password = new RegExp(`^\\s+${login}\\s+(\\S+)\\s`, 'm').exec(printed)?.[1] ?? '';
  const options = { as: login, input: `${password}\n` };
  const signedIn = await clone.fermata(['login', '--user', login, '--password-stdin'], options);
  expect(signedIn.stderr).toBe('');
  expect(signedIn.code).toBe(0);
}

async function restart(): Promise<string> {
  const said = await clone.stop();
  expect(said).toContain('Stopped. The data are kept.');
  return clone.start();
}

describe('a fresh clone after npm start', () => {
  it('has said where everything is, who may sign in and what to try', async () => {
    const { api, shop } = await clone.urls();
    for (const url of [api, `${api}/api/v1/docs`, shop]) expect(printed).toContain(url);
    for (const login of ['admin', 'ana', 'dev', 'robin', 'sam', 'sue'])
      expect(printed).toMatch(new RegExp(`^\\s+${login}\\s+\\S+\\s+\\w`, 'm'));
    expect(printed.match(/^\s+npx fermata .+$/gm)).toHaveLength(3);
  });

  it('does what it told to try', async () => {
    const commands = (printed.match(/^\s+npx fermata .+$/gm) ?? []).map((line) =>
      shellLine(line.trim()).words.slice(2),
    );
    for (const words of commands) {
      const ended = await clone.fermata(words);
      expect({ words, code: ended.code, stderr: ended.stderr }).toEqual({ words, code: 0, stderr: '' });
    }
  });

  it('keeps its secrets to their owner', async () => {
    for (const name of ['cli-token', 'secret', 'urls.json']) {
      const { mode } = await stat(join(clone.folder, '.fermata', name));
      expect({ name, mode: (mode & 0o777).toString(8) }).toEqual({ name, mode: '600' });
    }
  });

  it('is looked after by doctor and logs', async () => {
    const doctor = await clone.fermata(['doctor']);
    expect({ code: doctor.code, failed: /^fail/m.exec(doctor.stdout)?.input }).toEqual({
      code: 0,
      failed: undefined,
    });
    const logs = await clone.fermata(['logs', 'api']);
    expect(logs.code).toBe(0);
    expect(logs.stdout).toMatch(/"requestId":"[^"]+"/);
  });
});

describe('a changed workflow', () => {
  it('is deployed, run, decided by another person after a restart, and shown as completed', async () => {
    const version = await deployChanged(`Refund approval ${Date.now()}`);
    const order = riskyOrder();
    const id = await startRisky(order);
    const shown = await clone.fermata(['instances', 'show', id]);
    expect(shown.stdout).toContain(`refund-approval@${version}`);
    expect(shown.stdout).toMatch(/✓ loadOrder#1[^\n]*\n\s+● review#1/);
    expect(shown.stdout).toMatch(/waiting for\n\s+review#1/);
    await signInAs('robin');
    const task = await taskOf(id, 'robin');
    const claimed = await clone.json<TaskDetail>(['tasks', 'claim', task.id], { as: 'robin' });
    expect(claimed.assignee?.id).toBe('robin');

    await restart();

    const kept = await clone.json<DefinitionVersion>(['definitions', 'show', 'refund-approval']);
    expect(kept.version).toBe(version);
    const still = await clone.json<InstanceDetail>(['instances', 'show', id]);
    expect(still).toMatchObject({ id, status: 'waiting', version, businessKey: order });
    const answer = ['tasks', 'complete', task.id, '--outcome', 'approve', '--data', '{"note":"seen"}'];
    expect((await clone.fermata(answer, { as: 'robin' })).code).toBe(0);
    const watched = await clone.fermata(['instances', 'watch', id]);
    expect(watched.code).toBe(0);
    const done = await clone.fermata(['instances', 'show', id]);
    expect(done.stdout).toMatch(/^completed, started by admin/m);
    expect(done.stdout).toMatch(/✓ review#1[^\n]*completed by robin/);
    expect(done.stdout).toContain('output {"approved":true}');
  });

  it('with mistakes is refused with all of them, and nothing of the set is published', async () => {
    const folder = join(clone.folder, 'changed-badly');
    await mkdir(folder, { recursive: true });
    const source = await readFile(example('refund-approval.yaml'), 'utf8');
    const wrong = source.replace('to: review', 'to: reveiw').replace('input.amount <=', 'input.amoumt <=');
    await writeFile(join(folder, 'refund-approval.yaml'), wrong);
    const good = 'kind: event\nname: journey.good\ntitle: Good\nschema: { type: object }\n';
    await writeFile(join(folder, 'journey.good.yaml'), good);
    const ended = await clone.fermata(['deploy', folder]);
    expect(ended.code).toBe(4);
    expect(ended.stdout).toMatch(/reveiw/);
    expect(ended.stdout).toMatch(/amoumt/);
    expect(ended.stdout).toMatch(/refund-approval\.yaml:\d+:\d+ {2}error/);
    expect((await clone.fermata(['definitions', 'show', 'journey.good', '--kind', 'event'])).code).toBe(3);
  });
});

describe('the data of a clone', () => {
  it('come back from a backup after everything was removed', async () => {
    const id = await startRisky(riskyOrder());
    const file = join(clone.scratch, `backup-${Date.now()}.tar.gz`);
    expect((await clone.fermata(['backup', file])).code).toBe(4);
    await clone.stop();
    expect(await clone.fermata(['backup', file])).toMatchObject({ code: 0 });
    expect(await clone.fermata(['reset', '--yes'])).toMatchObject({ code: 0 });
    expect(await clone.fermata(['restore', file, '--yes'])).toMatchObject({ code: 0 });
    printed = await clone.start();
    const kept = await clone.json<InstanceDetail>(['instances', 'show', id]);
    expect(kept).toMatchObject({ id, status: 'waiting' });
    await signInAs('sam');
    const task = await taskOf(id, 'sam');
    await clone.json(['tasks', 'claim', task.id], { as: 'sam' });
    await clone.json(['tasks', 'complete', task.id, '--outcome', 'approve'], { as: 'sam' });
    expect((await clone.fermata(['instances', 'watch', id])).code).toBe(0);
    const verified = await clone.fermata(['audit', 'verify']);
    expect(verified.code).toBe(0);
  });
});

function example(name: string): string {
  return join(clone.folder, 'schemas', 'examples', 'refunds', name);
}

async function deployChanged(title: string): Promise<number> {
  const folder = join(clone.folder, 'changed');
  await mkdir(folder, { recursive: true });
  const source = await readFile(example('refund-approval.yaml'), 'utf8');
  const file = join(folder, 'refund-approval.yaml');
  await writeFile(file, source.replace('title: Refund approval', `title: ${title}`));
  const result = await clone.json<DeployResult>(['deploy', file]);
  expect(result.files).toMatchObject([{ name: 'refund-approval', outcome: 'published' }]);
  return result.files[0]?.version ?? 0;
}
