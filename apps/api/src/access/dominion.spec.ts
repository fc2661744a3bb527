import { describe, expect, it } from '@jest/globals';
import { permissionsOf, roles, type Role } from '@fermata/contracts';
import { cutDown } from './people-subject-source.ts';
import { mayGrant } from './dominion.ts';

const givenBy = (held: readonly Role[]) => roles.filter((role) => mayGrant(permissionsOf(held), role));

describe('giving roles', () => {
  it('is unbounded for an admin', () => {
    expect(givenBy(['admin'])).toEqual(roles);
  });

  it('never gives what the giver lacks', () => {
    expect(givenBy(['viewer'])).toEqual(['viewer']);
    expect(givenBy(['analyst'])).not.toContain('admin');
    expect(givenBy(['supervisor'])).toEqual(['viewer', 'agent', 'supervisor']);
  });

  it('is bounded for an admin whose token is cut down', () => {
    const narrow = cutDown(permissionsOf(['admin']), ['user.manage', 'user.read']);
    expect(roles.filter((role) => mayGrant(narrow, role))).toEqual([]);
  });
});

describe('a token', () => {
  it('may do what both its scopes and its owner may', () => {
    expect([...cutDown(permissionsOf(['viewer']), ['event.read', 'user.manage'])]).toEqual(['event.read']);
  });
});
