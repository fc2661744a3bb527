'use client';
import { useTranslations } from 'use-intl';
import type { Problem } from '@fermata/model';

/** Codes that the forms themselves say, whose words we have in each language; authors' own messages stay as they wrote them. */
const known: Readonly<Record<string, 'required' | 'choice' | 'outcome'>> = Object.freeze({
  'form.required': 'required',
  'form.choice': 'choice',
  'form.outcome': 'outcome',
});

/** The words of a problem for a person who fills in a form. */
export function useProblemText(): (problem: Problem) => string {
  const words = useTranslations('ui-forms.problems');
  return ({ code, message }) => {
    const name = Object.hasOwn(known, code) ? known[code] : undefined;
    return name === undefined ? message : words(name);
  };
}
