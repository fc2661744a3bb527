'use client';
import { useTranslations } from 'next-intl';

/** What people call a kind of component; an own kind is called by its name. */
export function useKindWord(): (component: string) => string {
  const words = useTranslations('forms.kind');
  return (component) => (words.has(component) ? words(component) : component);
}
