import { describe, expect, it } from '@jest/globals';
import { permissionsOf, type Role } from '@fermata/contracts';
import { sectionsFor } from './sections.ts';

const namesFor = (role: Role) => {
  const held = permissionsOf([role]);
  return sectionsFor((permission) => held.has(permission)).map(({ name }) => name);
};

describe('the sections of the house', () => {
  it('are all for an admin', () => {
    expect(namesFor('admin')).toHaveLength(8);
  });

  it('are, for an auditor, what is read', () => {
    expect(namesFor('auditor')).toEqual(['rights', 'tokens', 'signIns', 'audit']);
  });
});
