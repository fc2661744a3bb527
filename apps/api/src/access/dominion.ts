import { said } from '@fermata/model';
import {
  AppError,
  permissionsOf,
  type DefinitionGrantRow,
  type GroupGrantRow,
  type Permission,
  type Role,
} from '@fermata/contracts';

/** A right that is given over the tasks of a group, or over a definition. */
type Right = GroupGrantRow['verb'] | DefinitionGrantRow['verb'];

/** What each right lets its person do. */
const permits: Readonly<Record<Right, Permission>> = Object.freeze({
  see: 'task.see',
  claim: 'task.claim',
  complete: 'task.complete',
  reassign: 'task.assign',
  suspend: 'task.suspend',
  start: 'instance.start',
});

/** What a member of a group has over its tasks. */
export const rightsOfMembers: readonly Right[] = Object.freeze(['see', 'claim', 'complete']);

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

/**
 * Refuses with `access.grant` (403) and the scopes that are missing: nobody gives a right that its credential lacks, so
 * that a token which only manages people opens no tasks to anybody. An admin whose rights are not cut down gives every one.
 */
export function demandGivable(held: ReadonlySet<Permission>, rights: readonly Right[]): void {
  if (holdsAll(held, 'admin')) return;
  const lacking = [...new Set(rights.map((right) => permits[right]))].filter((one) => !held.has(one));
  if (lacking.length === 0) return;
  const message = said`This credential cannot give a right that it lacks: ${{ lacking: lacking.join(', ') }}. A token with every scope of an admin can, and so can an admin who is signed in`;
  throw new AppError('access.grant', message, { status: 403, details: { lacking: lacking.sort() } });
}

function holdsAll(held: ReadonlySet<Permission>, role: Role): boolean {
  return [...permissionsOf([role])].every((permission) => held.has(permission));
}
