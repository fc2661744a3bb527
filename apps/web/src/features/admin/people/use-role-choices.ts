'use client';
import { useTranslations } from 'next-intl';
import { roles } from '@fermata/contracts';

/** Roles for choosing, in the person's language. */
export function useRoleChoices(): readonly { readonly value: string; readonly label: string }[] {
  const words = useTranslations('admin.roles');
  return roles.map((value) => ({ value, label: words(value) }));
}
