import { describe, expect, it } from '@jest/globals';
import type { JsonObject } from '@fermata/model';
import type { TaskDetail, Transaction } from '@fermata/persistence';
import type { Caller } from '../access/current.ts';
import { LastUsed } from './last-used.ts';
import { refusalToSkip } from './skip-leave.ts';

const task = { closedAt: null, instanceId: 'i-1', work: 'pay#1' } as TaskDetail;
const subject = { userId: 'sue', permissions: new Set(['instance.repair']) } as unknown as Caller['subject'];

/** An instance without any rule of separation, and what was read of it. */
function database() {
  const read: string[] = [];
  const answer = (sql: string | { readonly text: string }) => {
    const text = typeof sql === 'string' ? sql : sql.text;
    read.push(/FROM (\w+)/.exec(text)?.[1] ?? text);
    if (text.includes('FROM definition_version')) return [{ plan: { start: 'pay', steps: {} } }];
    return text.includes('FROM instance') ? [{ id: 'i-1', planHash: 'hash', steps: [], waiting: [] }] : [];
  };
  const tx = {
    projectId: 'default',
    rows: async (sql: string) => answer(sql),
    row: async (sql: string) => answer(sql)[0],
  } as unknown as Transaction;
  return { tx, read };
}

describe('the leave to skip a task', () => {
  it('reads the plan of an instance once, since a published plan never changes', async () => {
    const { tx, read } = database();
    const plans = new LastUsed<JsonObject>();
    const plansRead = () => read.filter((table) => table === 'definition_version').length;
    await expect(refusalToSkip(tx, task, subject, plans)).resolves.toBeUndefined();
    expect(plansRead()).toBe(1);
    await expect(refusalToSkip(tx, task, subject, plans)).resolves.toBeUndefined();
    expect(plansRead()).toBe(1);
    expect(read.filter((table) => table === 'instance')).toHaveLength(2);
  });
});
