import { describe, expect, it } from '@jest/globals';
import { permissionsOf, roles, type Permission, type Role } from '@fermata/contracts';
import { cutDown } from './people-subject-source.ts';
import { demandGivable, mayGrant, rightsOfMembers } from './dominion.ts';

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

describe('giving rights over tasks and starts', () => {
  const giving = (held: ReadonlySet<Permission>) => () => demandGivable(held, [...rightsOfMembers, 'start']);

  it('is for admins, though they lack some of them, and for who has what is given', () => {
    expect(giving(permissionsOf(['admin']))).not.toThrow();
    expect(giving(permissionsOf(['agent', 'analyst']))).not.toThrow();
    expect(() => demandGivable(new Set(['user.manage']), [])).not.toThrow();
  });

  it('names every scope that is missing', () => {
    const narrow = cutDown(permissionsOf(['admin']), ['user.manage', 'task.see']);
    const details = { lacking: ['instance.start', 'task.claim', 'task.complete'] };
    expect(giving(narrow)).toThrow(expect.objectContaining({ code: 'access.grant', status: 403, details }));
  });
});

describe('a token', () => {
  it('may do what both its scopes and its owner may', () => {
    expect([...cutDown(permissionsOf(['viewer']), ['event.read', 'user.manage'])]).toEqual(['event.read']);
  });
});
