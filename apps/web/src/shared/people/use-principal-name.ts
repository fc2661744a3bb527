'use client';
import { useCallback } from 'react';
import { useTranslations } from 'next-intl';

const role = /^role:(.+)$/;

/** Whether something is offered to everybody with a role, not to a group. */
export function isRole(principal: string): boolean {
  return role.test(principal);
}

/** What those are called to whom something is offered: a group by its name, everybody with a role by the role's words. */
export function usePrincipalName(): (principal: string) => string {
  const words = useTranslations('frame.roles');
  return useCallback(
    (principal) => {
      const name = role.exec(principal)?.[1];
      if (name === undefined) return principal;
      return words.has(name) ? words(name as 'agent') : name;
    },
    [words],
  );
}
