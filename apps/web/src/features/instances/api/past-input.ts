'use client';
import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import type { InstanceDetail } from '@fermata/contracts';
import type { FormPlan } from '@fermata/forms';
import type { JsonValue } from '@fermata/model';
import { taken } from '../../../shared/api/client.ts';
import { instancesGet } from '../../../shared/api/generated/sdk.gen.ts';
import { carryInput, type Carried } from '../model/carry-input.ts';

/** The input of a past instance as a form can take it. */
export interface PastInput {
  /** Undefined: none is chosen, it is on its way, or it is of another workflow. */
  readonly instance: InstanceDetail | undefined;
  readonly carried: Carried | undefined;
  readonly isOnItsWay: boolean;
  readonly isOfOther: boolean;
  /** Why it cannot be read; null while nothing is wrong. */
  readonly error: unknown;
}

/** Fetches a past instance of a workflow and fits its input into a form. */
export function usePastInput(from: string | null, workflow: string, plan: FormPlan | undefined): PastInput {
  const { data, error, isLoading } = useQuery({
    queryKey: ['instances', 'past-input', from],
    queryFn: async ({ signal }) =>
      (await taken(instancesGet({ path: { id: from ?? '' }, signal }))) as InstanceDetail,
    enabled: from !== null,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const isOfOther = data !== undefined && data.definition !== workflow;
  const instance = isOfOther ? undefined : data;
  const carried = useMemo(
    () =>
      instance === undefined || plan === undefined
        ? undefined
        : carryInput(plan.schema as JsonValue, instance.input),
    [instance, plan],
  );
  return { instance, carried, isOnItsWay: isLoading, isOfOther, error };
}
