import { describe, expect, it } from '@jest/globals';
import type { UserRow } from '@fermata/contracts';
import { changeOf, formOf } from './person-change.ts';

const ada: UserRow = {
  id: 'ada',
  login: 'ada',
  name: 'Ada',
  email: 'ada@example.org',
  roles: ['agent', 'viewer'],
  groups: ['refunds'],
  status: 'active',
};

describe('the form of a person', () => {
  it('changes nothing while it says what is', () => {
    expect(changeOf(ada, formOf(ada))).toBeUndefined();
    expect(changeOf(ada, { ...formOf(ada), roles: ['viewer', 'agent'] })).toBeUndefined();
  });

  it('sends what was changed alone', () => {
    expect(changeOf(ada, { ...formOf(ada), name: ' Ada King ' })).toEqual({ name: 'Ada King' });
    expect(changeOf(ada, { ...formOf(ada), groups: [] })).toEqual({ groups: [] });
    expect(changeOf(ada, { ...formOf(ada), email: '' })).toEqual({ email: null });
  });

  it('leaves nobody without a name', () => {
    expect(changeOf(ada, { ...formOf(ada), name: ' ', roles: [] })).toBeUndefined();
  });
});
