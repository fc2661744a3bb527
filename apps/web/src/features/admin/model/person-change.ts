import type { Role, UpdateUserRequest, UserRow } from '@fermata/contracts';

/** A person as its form has it. */
export interface PersonForm {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly Role[];
  readonly groups: readonly string[];
}

/** The form of a person as it is. */
export function formOf({ name, email, roles, groups }: UserRow): PersonForm {
  return { name, email: email ?? '', roles, groups };
}

/**
 * What the form changes, and nothing else: what somebody else changes meanwhile stays. Undefined where it changes
 * nothing, or leaves no name.
 */
export function changeOf(person: UserRow, form: PersonForm): UpdateUserRequest | undefined {
  const name = form.name.trim();
  const email = form.email.trim();
  const change: UpdateUserRequest = {
    ...(name !== person.name && { name }),
    ...(email !== (person.email ?? '') && { email: email === '' ? null : email }),
    ...(!isSame(form.roles, person.roles) && { roles: form.roles }),
    ...(!isSame(form.groups, person.groups) && { groups: form.groups }),
  };
  return name === '' || Object.keys(change).length === 0 ? undefined : change;
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((entry) => other.includes(entry));
}
