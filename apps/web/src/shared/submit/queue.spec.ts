import { describe, expect, it } from '@jest/globals';
import type { ProblemBody } from '@fermata/contracts';
import { SubmitQueue } from './queue.ts';
import type { SubmissionShelf } from './shelf.ts';
import type { Answer, SendVerdict, Submission } from './submission.ts';

const problem = { code: 'task.taken', status: 409 } as ProblemBody;
const answer: Answer = { taskId: 't-1', title: 'Approve refund', outcome: 'approve', data: { note: 'fine' } };

/** A shelf that outlives the queue, as the storage of a browser outlives a page. */
function shelfWith(
  ...kept: readonly Submission[]
): SubmissionShelf & { readonly kept: Map<string, Submission> } {
  const all = new Map(kept.map((one) => [one.taskId, one]));
  return {
    kept: all,
    all: () => [...all.values()],
    put: (one) => void all.set(one.taskId, one),
    remove: (taskId) => void all.delete(taskId),
  };
}

/** A queue whose answers are given one by one, and whose time stands until it is moved. */
function world(shelf = shelfWith()) {
  const sent: Submission[] = [];
  const open: ((verdict: SendVerdict) => void)[] = [];
  const timers = new Map<number, () => void>();
  let count = 0;
  const queue = new SubmitQueue({
    send: (submission) => {
      sent.push(submission);
      return new Promise((resolve) => open.push(resolve));
    },
    shelf,
    clock: {
      now: () => 1000,
      after: (ms, work) => {
        timers.set(ms, work);
        return () => void timers.delete(ms);
      },
    },
    newId: () => `s-${(count += 1)}`,
  });
  queue.open();
  const reply = async (verdict: SendVerdict): Promise<void> => {
    open.shift()?.(verdict);
    await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const pass = (): void => {
    const due = [...timers.values()];
    timers.clear();
    due.forEach((work) => work());
  };
  return { queue, sent, shelf, timers, reply, pass, state: () => queue.store.getState()['t-1']?.state };
}

describe('the queue of answers', () => {
  it('keeps an answer on this device before it is sent, and forgets it when the server has it', async () => {
    const { queue, shelf, reply } = world();
    const told = queue.submit(answer);
    expect(shelf.kept.get('t-1')).toMatchObject({ id: 's-1', data: { note: 'fine' } });
    await reply({ type: 'taken' });
    expect(await told).toEqual({ type: 'taken' });
    expect(shelf.kept.size).toBe(0);
    expect(queue.store.getState()).toEqual({});
  });

  it('takes two clicks for one submission', async () => {
    const { queue, sent, reply } = world();
    const told = [queue.submit(answer), queue.submit(answer)];
    expect(sent).toHaveLength(1);
    await reply({ type: 'taken' });
    expect(await Promise.all(told)).toEqual([{ type: 'taken' }, { type: 'taken' }]);
  });

  it('sends an answer that nobody has heard again after a pause, with the same id', async () => {
    const { queue, sent, reply, pass, state } = world();
    const told = queue.submit(answer);
    await reply({ type: 'unanswered' });
    expect(await told).toEqual({ type: 'unanswered' });
    expect(state()).toEqual({ kind: 'waiting', attempts: 1, why: 'network' });
    pass();
    expect(sent.map(({ id }) => id)).toEqual(['s-1', 's-1']);
    await reply({ type: 'taken' });
    expect(state()).toBeUndefined();
  });

  it('waits longer after each attempt', async () => {
    const { queue, reply, pass, timers } = world();
    void queue.submit(answer);
    const pauses: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await reply({ type: 'unanswered' });
      pauses.push(...timers.keys());
      pass();
    }
    expect(pauses).toEqual([1000, 2000, 4000]);
  });

  it('sends at once when the network is back, and not a second time when the pause is over', async () => {
    const { queue, sent, reply, pass } = world();
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    queue.retry();
    pass();
    expect(sent).toHaveLength(2);
  });

  it('waits without a pause for who has to sign in again', async () => {
    const { queue, sent, reply, timers, state } = world();
    void queue.submit(answer);
    await reply({ type: 'signed-out' });
    expect(state()).toMatchObject({ kind: 'waiting', why: 'session' });
    expect(timers.size).toBe(0);
    queue.retry();
    expect(sent).toHaveLength(2);
  });

  it('gives a refused answer back to the form that has sent it, and keeps nothing', async () => {
    const { queue, shelf, reply } = world();
    const told = queue.submit(answer);
    await reply({ type: 'refused', problem, problems: [] });
    expect(await told).toMatchObject({ type: 'refused' });
    expect(shelf.kept.size).toBe(0);
  });

  it('keeps an answer that is refused while no form waits for it', async () => {
    const { queue, reply, pass, state } = world();
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    pass();
    await reply({ type: 'refused', problem, problems: [] });
    expect(state()).toMatchObject({ kind: 'refused' });
  });

  it('keeps an answer that came too late until it is put away', async () => {
    const { queue, shelf, reply, state } = world();
    void queue.submit(answer);
    await reply({ type: 'lost', problem });
    expect(state()).toEqual({ kind: 'lost', problem });
    expect(shelf.kept.get('t-1')?.data).toEqual({ note: 'fine' });
    queue.drop('t-1');
    expect(shelf.kept.size).toBe(0);
  });

  it('takes back what waits: it is sent no more', async () => {
    const { queue, sent, reply, pass } = world();
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    queue.drop('t-1');
    pass();
    queue.retry();
    expect(sent).toHaveLength(1);
  });

  it('does not take back what is on its way right now', () => {
    const { queue, state } = world();
    void queue.submit(answer);
    queue.drop('t-1');
    expect(state()).toMatchObject({ kind: 'sending' });
  });

  it('keeps the id of the same answer, and gives another answer another one', async () => {
    const { queue, sent, reply } = world();
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    void queue.submit({ ...answer, data: { note: 'after all not' } });
    expect(sent.map(({ id }) => id)).toEqual(['s-1', 's-1', 's-2']);
  });

  it('goes on with what a page that was closed while sending has left', async () => {
    const first = world();
    void first.queue.submit(answer);
    first.queue.close();
    const { sent, reply, state } = world(first.shelf);
    expect(sent).toMatchObject([{ id: 's-1', data: { note: 'fine' } }]);
    await reply({ type: 'taken' });
    expect(state()).toBeUndefined();
  });

  it('sends nothing after it is closed', async () => {
    const { queue, sent, reply, pass } = world();
    void queue.submit(answer);
    queue.close();
    await reply({ type: 'unanswered' });
    pass();
    expect(sent).toHaveLength(1);
  });

  it('forgets what another tab has settled, and shows what another tab has handed in', async () => {
    const { queue, shelf, reply, state } = world();
    void queue.submit(answer);
    await reply({ type: 'unanswered' });
    shelf.kept.clear();
    queue.reread();
    expect(state()).toBeUndefined();
    const other: Submission = { ...answer, id: 's-9', at: 1, state: { kind: 'sending', attempts: 0 } };
    shelf.kept.set('t-1', other);
    queue.reread();
    expect(state()).toMatchObject({ kind: 'waiting' });
  });
});
