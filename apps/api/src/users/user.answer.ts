import type { UserRow } from '@fermata/contracts';
import type { UserRow as StoredUser } from '@fermata/persistence';

/** A user as lists answer it; the address only to who manages users. */
export function userAnswer(user: StoredUser, groups: readonly string[], showsEmail: boolean): UserRow {
  return {
    id: user.id,
    login: user.id,
    name: user.displayName,
    roles: user.roles,
    groups,
    status: statusOf(user),
    ...(showsEmail && user.email !== null ? { email: user.email } : {}),
  };
}

function statusOf(user: StoredUser): UserRow['status'] {
  if (user.disabledAt !== null) return 'disabled';
  return user.hasPassword ? 'active' : 'invited';
}
