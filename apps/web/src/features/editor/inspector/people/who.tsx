'use client';
import type { ReactNode } from 'react';
import { PeopleField } from './people-field.tsx';

/** Who is meant: by group, name, role, or as the manager of somebody. */
export function Who({ path }: { readonly path: string }): ReactNode {
  return (
    <>
      <PeopleField path={`${path}/groups`} of="groups" />
      <PeopleField path={`${path}/users`} of="users" />
      <PeopleField path={`${path}/roles`} of="roles" words="assignRoles" />
      <PeopleField path={`${path}/managerOf`} of="users" words="assignManagerOf" />
    </>
  );
}
