import { describe, expect, it } from '@jest/globals';
import { permissionsOf } from '@fermata/contracts';
import type { Change } from '@fermata/persistence';
import { visibleChange } from './visible-change.ts';

const change = (more: Partial<Change>): Change => ({
  number: 7,
  noun: 'notice',
  objectId: 't-1',
  what: 'mentioned',
  details: { people: ['sam', 'kim'] },
  at: new Date(0),
  ...more,
});

const reader = (userId: string) => ({ userId, permissions: permissionsOf(['admin']), tasks: undefined });

describe('a change', () => {
  it('of notices is heard of by those whom they tell something, whatever else one may see', () => {
    expect(visibleChange(change({}), reader('sam'))).toEqual({
      id: 7,
      topic: 'notice',
      key: 't-1',
      what: 'mentioned',
    });
    expect(visibleChange(change({}), reader('root'))).toBeUndefined();
    for (const details of [null, {}, { people: 'sam' }])
      expect(visibleChange(change({ details }), reader('sam'))).toBeUndefined();
  });

  it('of a task is heard of by those who may see the task', () => {
    const task = change({ noun: 'task', details: null });
    expect(visibleChange(task, { ...reader('sam'), tasks: new Set(['t-2']) })).toBeUndefined();
    expect(visibleChange(task, { ...reader('sam'), tasks: new Set(['t-1']) })).toMatchObject({
      topic: 'task',
    });
  });
});
