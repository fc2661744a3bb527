import { describe, expect, it } from '@jest/globals';
import { Gate } from './gate.ts';

function held(): { work: () => Promise<void>; release: () => void } {
  let release: () => void = () => undefined;
  const open = new Promise<void>((resolve) => {
    release = resolve;
  });
  return { work: () => open, release: () => release() };
}

describe('the gate', () => {
  it('lets so many in at once, the others after them in their order', async () => {
    const gate = new Gate(1, 5);
    const first = held();
    const order: string[] = [];
    const inside = gate.pass(first.work);
    const waiting = ['second', 'third'].map((name) => gate.pass(async () => void order.push(name)));
    expect(order).toEqual([]);
    first.release();
    await Promise.all([inside, ...waiting]);
    expect(order).toEqual(['second', 'third']);
  });

  it('refuses who would wait too long in line', async () => {
    const gate = new Gate(1, 1);
    const first = held();
    const inside = gate.pass(first.work);
    const second = gate.pass(async () => 'in');
    await expect(gate.pass(async () => 'in')).rejects.toMatchObject({ code: 'session.busy', status: 503 });
    first.release();
    await inside;
    await expect(second).resolves.toBe('in');
  });

  it('is free again after a failure inside', async () => {
    const gate = new Gate(1, 0);
    await expect(gate.pass(() => Promise.reject(new Error('inside')))).rejects.toThrow('inside');
    await expect(gate.pass(async () => 'in')).resolves.toBe('in');
  });
});
