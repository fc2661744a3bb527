import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { readRunning } from '../lib/index.mjs';
import { isAlive } from '../lib/processes.mjs';
import { StubClone, type StartedStack } from './stub-clone.fixture.ts';

let clone: StubClone;
const started: StartedStack[] = [];

beforeAll(async () => {
  clone = await StubClone.make();
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((stack) => stack.end('SIGTERM')));
});
afterAll(async () => {
  await clone.remove();
});

function start(): StartedStack {
  const stack = clone.start();
  started.push(stack);
  return stack;
}

async function processes(): Promise<Record<string, number>> {
  const running = await readRunning(clone.places);
  return Object.fromEntries((running?.processes ?? []).map(({ name, pid }) => [name, pid]));
}

/** The id that a process has after its restart. */
async function replaced(name: string, before: number | undefined): Promise<number> {
  for (;;) {
    const pid = (await processes())[name];
    if (pid !== undefined && pid !== before) return pid;
    await pause(50);
  }
}

describe('npm start', () => {
  it('brings up everything, says where and for whom, and stops it in order', async () => {
    const stack = start();
    await stack.says('Ctrl-C stops everything');
    expect(stack.output).toContain('ada         start 1            admin');
    const running = await readRunning(clone.places);
    expect(running?.ready).toBe(true);
    expect(await clone.events()).toContain('demo finds the worker up');
    const { postgres, temporal, shop, api, worker } = await processes();
    const pids = [postgres, temporal, shop, api, worker];
    expect(pids.every((pid) => pid !== undefined && isAlive(pid))).toBe(true);
    const answer = await fetch(`${running?.urls['temporalUi']}`);
    expect(answer.status).toBe(200);
    expect((await stat(clone.places.cliToken)).mode & 0o777).toBe(0o600);
    expect((await stat(clone.places.running)).mode & 0o777).toBe(0o600);

    expect(await stack.end('SIGINT')).toBe(0);
    expect(pids.some((pid) => isAlive(pid ?? 0))).toBe(false);
    const stops = (await clone.events()).filter((line) => line.endsWith('stopped'));
    expect(stops).toEqual(['web stopped', 'worker stopped', 'api stopped', 'shop stopped']);
    const log = await readFile(join(clone.places.logs, 'postgres.log'), 'utf8');
    expect(log).toContain('database system is shut down');
  });

  it('finds the data as they were at the next start', async () => {
    const stack = start();
    await stack.says('Ctrl-C stops everything');
    expect(stack.output).toContain('start 2');
  });

  it('says that it runs already, with the addresses, and leaves the running one alone', async () => {
    const first = start();
    await first.says('Ctrl-C stops everything');
    const before = await processes();
    const second = start();
    expect(await second.ended).toBe(0);
    expect(second.output).toContain(`runs already (process ${first.pid})`);
    expect(second.output).toContain((await readRunning(clone.places))?.urls['api'] ?? 'no address');
    expect(await processes()).toEqual(before);
  });

  it('starts again what dies, and says so: a program, Temporal and PostgreSQL alike', async () => {
    const stack = start();
    await stack.says('Ctrl-C stops everything');
    for (const name of ['worker', 'temporal', 'postgres']) {
      const pid = (await processes())[name] ?? 0;
      process.kill(pid, 'SIGKILL');
      await stack.says(`${name} was ended by SIGKILL; starting it again in 0.5 s.`);
      await stack.says(`${name} runs again.`);
      expect(isAlive(await replaced(name, pid))).toBe(true);
    }
  });

  it('leaves no process behind when it is itself killed, and starts again', async () => {
    const stack = start();
    await stack.says('Ctrl-C stops everything');
    const pids = Object.values(await processes());
    expect(pids).toHaveLength(6);
    await stack.end('SIGKILL');
    while (pids.some(isAlive)) await pause(50);
    const next = start();
    await next.says('Ctrl-C stops everything');
    expect(await next.end()).toBe(0);
  });

  it('stops what has started when a part does not come up, and shows the end of its log', async () => {
    await clone.replace(
      'apps/worker/dist/main.js',
      `console.error('FERMATA_X is required'); process.exit(1);`,
    );
    const stack = start();
    expect(await stack.ended).toBe(1);
    expect(stack.output).toContain('worker does not come up');
    expect(stack.output).toContain('FERMATA_X is required');
    expect(Object.values(await processes())).toEqual([]);
  });
});
