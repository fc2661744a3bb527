'use client';
import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FormPlan } from '@fermata/forms';
import { isPlain, plainForms, type Forms } from './plain-forms.ts';

/** Fetched once; what is loaded has no age, and needs nothing of the API. */
const whole = queryOptions({
  queryKey: ['code', 'forms'],
  queryFn: async () => (await import('./whole-forms.ts')).wholeForms,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  networkMode: 'always',
});

/** What a form that was compiled plainly, or wholly, is read by. */
export interface FormsOf {
  /** Undefined while it is on its way: until then the form is not shown, so nobody decides by half of it. */
  readonly forms: Forms | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** By what a plan is read: what reads expressions comes with the first form that has any. */
export function useForms(plan: FormPlan | undefined): FormsOf {
  const isWhole = useMemo(() => plan !== undefined && !isPlain(plan), [plan]);
  const { data, error, refetch } = useQuery({ ...whole, enabled: isWhole });
  return {
    forms: isWhole ? data : plainForms,
    error: isWhole ? error : null,
    refetch: () => void (isWhole && refetch()),
  };
}
