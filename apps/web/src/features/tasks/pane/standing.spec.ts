import { describe, expect, it } from '@jest/globals';
import type { TaskDetail, TaskMay } from '@fermata/contracts';
import { offeredVerbs as offered, standingOf } from './standing.ts';

const task = (more: Partial<TaskDetail>): TaskDetail =>
  ({ status: 'offered', allocated: false, ...more }) as TaskDetail;
const robin = { id: 'robin', name: 'Robin Reyes' };
const nothing = (): boolean => false;
const everything = (): boolean => true;
const offeredVerbs = (...given: Parameters<typeof offered>) => offered(...given).map(({ verb }) => verb);
const agent = (right: string): boolean => right === 'task.claim';

describe('how a task stands for a person', () => {
  it('is by who holds it', () => {
    expect(standingOf(task({}), 'robin')).toBe('open');
    expect(standingOf(task({ status: 'claimed', assignee: robin }), 'robin')).toBe('mine');
    expect(standingOf(task({ status: 'claimed', assignee: robin }), 'sam')).toBe('theirs');
    const helped = task({ status: 'claimed', assignee: robin, helpers: [{ id: 'sam', name: 'Sam' }] });
    expect(standingOf(helped, 'sam')).toBe('helping');
    expect(standingOf(helped, 'robin')).toBe('mine');
    expect(standingOf(helped, 'lee')).toBe('theirs');
    expect(standingOf(task({ status: 'submitted', assignee: robin }), 'robin')).toBe('submitted');
    expect(standingOf(task({ status: 'withdrawn' }), 'robin')).toBe('closed');
  });

  it('is suspended for everybody, its holder too', () => {
    const suspended = task({ status: 'claimed', assignee: robin, suspendedAt: '2026-01-01T00:00:00Z' });
    expect(standingOf(suspended, 'robin')).toBe('suspended');
  });
});

describe('what may be done to a task', () => {
  it('is to claim or decline what is offered', () => {
    expect(offeredVerbs(task({}), 'open', agent)).toEqual(['claim', 'decline']);
  });

  it('is everything of one’s own for its holder, without any further right', () => {
    expect(offeredVerbs(task({}), 'mine', agent)).toEqual([
      'release',
      'delegate',
      'assign',
      'helpers',
      'snooze',
      'escalate',
    ]);
  });

  it('is to give back what was delegated, and to decline what was given without an offer', () => {
    const given = offeredVerbs(task({ owner: robin, allocated: true }), 'mine', agent);
    expect(given).toEqual(expect.arrayContaining(['return', 'decline']));
  });

  it('is nothing to another’s task for who has no right beyond seeing it', () => {
    expect(offeredVerbs(task({}), 'theirs', nothing)).toEqual([]);
    expect(offeredVerbs(task({}), 'theirs', everything)).toEqual([
      'assign',
      'helpers',
      'take-over',
      'escalate',
      'suspend',
      'skip',
    ]);
  });

  it('is to leave for who helps, who takes over what he may reassign', () => {
    expect(offeredVerbs(task({}), 'helping', nothing)).toEqual(['helpers']);
    expect(offeredVerbs(task({}), 'helping', everything)).toContain('take-over');
  });

  it('is to resume what is suspended and not to suspend it again, and to do again what is over', () => {
    const suspended = offeredVerbs(task({}), 'suspended', everything);
    expect(suspended).toContain('resume');
    expect(suspended).not.toContain('suspend');
    expect(offeredVerbs(task({}), 'closed', everything)).toEqual(['redo']);
    expect(offeredVerbs(task({}), 'submitted', everything)).toEqual([]);
  });

  it('is what the server says where it says it, whatever rights one has', () => {
    const leave = { allowed: true };
    const no = (code: string) => ({ allowed: false, code });
    const may = {
      claim: no('task.separation'),
      assign: leave,
      decline: no('task.forbidden'),
      escalate: no('task.forbidden'),
      suspend: leave,
      skip: no('task.separation'),
    } as unknown as TaskMay;
    expect(offered(task({ may }), 'open', nothing)).toEqual([
      { verb: 'claim', refused: no('task.separation') },
      { verb: 'assign' },
      { verb: 'suspend' },
      { verb: 'skip', refused: no('task.separation') },
    ]);
    expect(
      offered(task({ may: { help: no('task.forbidden') } as unknown as TaskMay }), 'helping', nothing),
    ).toContainEqual({
      verb: 'helpers',
    });
  });
});
