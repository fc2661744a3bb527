import { describe, expect, it } from '@jest/globals';
import { causeOf, whoCanQuery } from './who-can.ts';

describe('the question who can', () => {
  it('is asked when it is whole', () => {
    expect(whoCanQuery({ can: null, at: 'anywhere', of: null })).toEqual({});
    expect(whoCanQuery({ can: 'task.claim', at: 'group', of: ' ' })).toEqual({});
    expect(whoCanQuery({ can: 'task.claim', at: 'anywhere', of: 'left over' })).toEqual({
      permission: 'task.claim',
    });
    expect(whoCanQuery({ can: 'task.claim', at: 'group', of: ' refunds ' })).toEqual({
      permission: 'task.claim',
      group: 'refunds',
    });
  });

  it('is answered with causes that have words', () => {
    expect(causeOf('role:admin')).toEqual({ kind: 'role', of: 'admin' });
    expect(causeOf('grant:refunds/claim')).toEqual({ kind: 'grant', of: 'refunds/claim' });
    expect(causeOf('separation')).toEqual({ kind: 'separation', of: '' });
    expect(causeOf('star-sign:leo')).toEqual({ kind: 'other', of: 'star-sign:leo' });
  });
});
