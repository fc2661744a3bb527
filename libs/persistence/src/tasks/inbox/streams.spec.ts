import { describe, expect, it } from '@jest/globals';
import type { TaskViewer } from '../task-rows.ts';
import { sightOf, streamsOf } from './streams.ts';
import type { TaskFilter } from './task-filter.ts';

const viewer: TaskViewer = {
  userId: 'robin',
  users: ['robin', 'sam'],
  see: ['refunds', 'support'],
  claim: ['refunds'],
  complete: ['refunds'],
  reassign: [],
  suspend: [],
  all: false,
  reassignsAll: false,
  suspendsAll: false,
};
const boss: TaskViewer = { ...viewer, userId: 'sue', users: ['sue'], see: [], claim: [], all: true };
const told = (filter: TaskFilter, who = viewer) =>
  streamsOf(filter, who).map(({ principal, lane, look }) => `${principal} ${lane} ${look}`);

describe('the streams of an inbox', () => {
  it('of what I hold and help with are mine alone, not those of whom I stand in for', () => {
    expect(told({ scope: 'mine' })).toEqual(['h:robin 1 held', 'p:robin 0 plain', 'p:robin 1 plain']);
    expect(told({ scope: 'held' })).toEqual(['h:robin 1 held']);
    expect(told({ scope: 'snoozed' })).toEqual(['h:robin 1 put-off']);
  });

  it('of what I may take are offers by name, to those I stand in for too, and of the groups where I may claim', () => {
    expect(told({ scope: 'groups' })).toEqual(['u:robin 0 free', 'u:sam 0 free', 'g:refunds 0 free']);
    expect(told({ scope: 'open' })).toEqual(['h:robin 1 held', ...told({ scope: 'groups' })]);
  });

  it('of all are one for who sees all', () => {
    expect(told({ scope: 'all' }, boss)).toEqual(['* 0 plain', '* 1 plain']);
    expect(sightOf(viewer)).toEqual([
      'h:robin',
      'u:robin',
      'h:sam',
      'u:sam',
      'p:robin',
      'g:refunds',
      'g:support',
    ]);
  });

  it('are those of the person or group that is asked for, where the viewer sees all that is there', () => {
    expect(told({ assignee: 'lee' }, boss)).toEqual(['h:lee 0 plain', 'h:lee 1 plain']);
    expect(told({ group: 'support' })).toEqual(['g:support 0 plain', 'g:support 1 plain']);
    expect(told({ assignee: 'lee' })).toHaveLength(14);
    expect(told({ group: 'others' })).toHaveLength(14);
    expect(told({ scope: 'groups', group: 'refunds' })).toEqual(['g:refunds 0 free']);
    expect(told({ scope: 'groups', group: 'others' })).toHaveLength(3);
  });

  it('of the work of a person are what it holds and what is offered to it by name and free', () => {
    expect(told({ person: 'lee' }, boss)).toEqual(['h:lee 0 plain', 'h:lee 1 plain', 'u:lee 0 plain']);
    expect(told({ person: 'sam', status: ['offered'] })).toEqual(['h:sam 0 plain', 'u:sam 0 plain']);
    expect(told({ person: 'lee' })).toHaveLength(14);
  });

  it('are of the statuses that are asked for', () => {
    expect(told({ status: ['submitted'] }, boss)).toEqual(['* 2 plain']);
    expect(told({ scope: 'groups', status: ['claimed'] })).toEqual([]);
  });
});
