import { describe, expect, it } from '@jest/globals';
import { groupNameFrom } from './group-name.ts';

describe('the name of a group', () => {
  it('comes from its title', () => {
    expect(groupNameFrom('Refunds & Returns')).toBe('refunds-returns');
    expect(groupNameFrom('Rückgaben Größe')).toBe('rueckgaben-groesse');
    expect(groupNameFrom('Café')).toBe('cafe');
  });

  it('is always one that the API takes', () => {
    for (const title of ['1st line', '-x-', 'a'.repeat(63) + ' b', '第一 a'])
      expect(groupNameFrom(title)).toMatch(/^[a-z][a-z0-9-]{0,63}$/);
    expect(groupNameFrom('第一')).toBe('');
  });
});
