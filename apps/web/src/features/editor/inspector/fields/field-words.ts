'use client';
import { useTranslations } from 'next-intl';

/** How a field is called and what it is for. */
export interface FieldWords {
  readonly label: string;
  readonly help: string | undefined;
}

/** The words of a field of the language; one that has none is called by its name. */
export function useFieldWords(name: string): FieldWords {
  const words = useTranslations('inspector');
  return {
    label: words.has(`field.${name}`) ? words(`field.${name}`) : name,
    help: words.has(`help.${name}`) ? words(`help.${name}`) : undefined,
  };
}
