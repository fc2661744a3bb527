import { describe, expect, it } from '@jest/globals';
import type { GroupGrantRow } from '@fermata/contracts';
import { granteesOf, withVerb } from './grants.ts';

const grants: readonly GroupGrantRow[] = [
  { granteeKind: 'user', grantee: 'sue', verb: 'reassign' },
  { granteeKind: 'user', grantee: 'sue', verb: 'see' },
  { granteeKind: 'group', grantee: 'leads', verb: 'claim' },
];

describe('the matrix of rights over a group', () => {
  it('has a row for each who was given any', () => {
    expect(granteesOf(grants)).toEqual([
      { kind: 'group', name: 'leads', verbs: ['claim'] },
      { kind: 'user', name: 'sue', verbs: ['see', 'reassign'] },
    ]);
  });

  it('gives sight with every other right, and takes all with it', () => {
    const given = withVerb([], { kind: 'user', name: 'ada' }, 'claim', true);
    expect(given.map(({ verb }) => verb)).toEqual(['see', 'claim']);
    expect(withVerb(grants, { kind: 'user', name: 'sue' }, 'see', false)).toEqual([grants[2]]);
  });

  it('changes nobody else, and gives nothing twice', () => {
    const changed = withVerb(grants, { kind: 'user', name: 'sue' }, 'see', true);
    expect(changed).toHaveLength(3);
    expect(withVerb(grants, { kind: 'user', name: 'leads' }, 'claim', false)).toHaveLength(3);
  });
});
