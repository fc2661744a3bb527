'use client';
import { useMemo } from 'react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { FormPlan } from '@fermata/forms';
import { isUsual, usual, type ComponentRegistry } from '@fermata/ui';

/** Fetched once; what is loaded has no age, and needs nothing of the API. */
const whole = queryOptions({
  queryKey: ['code', 'components'],
  queryFn: async () => (await import('./whole-components.ts')).wholeComponents,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
  networkMode: 'always',
});

/** By what the components of a form are drawn. */
export interface ComponentsOf {
  /** Undefined while some are on their way: until then the form is not shown, so nothing in it comes late. */
  readonly registry: ComponentRegistry | undefined;
  readonly error: unknown;
  readonly refetch: () => void;
}

/** By what a plan is drawn: files, signatures, tables and the like come with the first form that has any. */
export function useComponents(plan: Pick<FormPlan, 'nodes'> | undefined): ComponentsOf {
  const isWhole = useMemo(() => plan !== undefined && !isUsual(plan), [plan]);
  const { data, error, refetch } = useQuery({ ...whole, enabled: isWhole });
  return {
    registry: isWhole ? data : usual,
    error: isWhole ? error : null,
    refetch: () => void (isWhole && refetch()),
  };
}
