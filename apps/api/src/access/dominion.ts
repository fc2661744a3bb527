import { said } from '@fermata/model';
import { AppError, permissionsOf, type Permission, type Role } from '@fermata/contracts';

/**
 * Whether who holds these permissions may give (or act on somebody who has) this role. Nobody gives what it lacks;
 * only an admin whose rights are not cut down may give every role.
 */
export function mayGrant(held: ReadonlySet<Permission>, role: Role): boolean {
  return holdsAll(held, 'admin') || holdsAll(held, role);
}

/** Refuses with `access.role` (403) and the roles that the subject may not give. */
export function demandGrantable(held: ReadonlySet<Permission>, roles: readonly Role[]): void {
  const refused = roles.filter((role) => !mayGrant(held, role));
  if (refused.length === 0) return;
  throw new AppError('access.role', said`You may not give or govern: ${{ refused: refused.join(', ') }}`, {
    status: 403,
    details: { roles: refused },
  });
}

function holdsAll(held: ReadonlySet<Permission>, role: Role): boolean {
  return [...permissionsOf([role])].every((permission) => held.has(permission));
}
