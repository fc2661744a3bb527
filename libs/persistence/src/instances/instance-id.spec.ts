import { describe, expect, it } from '@jest/globals';
import { instanceIdOf, taskIdOf } from './instance-id.ts';

const identity = { projectId: 'default', definition: 'refund', trigger: 'manual', key: 'order-4711' };

describe('the id of an instance', () => {
  it('is the same for the same start, for ever', () => {
    expect(instanceIdOf(identity)).toBe('i-e0e1ebf931ad48f510f59b9b5d259605');
  });

  it.each([
    ['project', { projectId: 'other' }],
    ['workflow', { definition: 'refunds' }],
    ['trigger', { trigger: 'event/0' }],
    ['key', { key: 'order-4712' }],
    ['boundary between its parts', { definition: 'refundmanual', trigger: '' }],
  ])('is another for another %s', (_part, change) => {
    expect(instanceIdOf({ ...identity, ...change })).not.toBe(instanceIdOf(identity));
  });

  it('shows no word of the business', () => {
    expect(instanceIdOf(identity)).toMatch(/^i-[0-9a-f]{32}$/);
    expect(taskIdOf('i-1', 'review#1')).toMatch(/^t-[0-9a-f]{32}$/);
    expect(taskIdOf('i-1', 'review#1')).not.toBe(taskIdOf('i-1', 'review#1.1'));
  });
});
