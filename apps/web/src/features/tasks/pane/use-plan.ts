'use client';
import { useMemo } from 'react';
import type { FormPlan } from '@fermata/forms';
import { plainForms } from './plain-forms.ts';
import { planOf, type Shape } from './plan-of.ts';
import { useComponents } from './use-components.ts';
import type { Loaded } from './use-code.ts';
import { useForms } from './use-forms.ts';

/** The plan of a form; undefined until there is a form, and what reads its expressions and draws its components. */
export function usePlan(
  shape: Shape | undefined,
): Omit<Loaded<FormPlan>, 'found'> & { readonly plan: FormPlan | undefined } {
  const { definition, version, schema, outcomes } = shape ?? {};
  const known = useMemo(
    () =>
      schema === undefined || outcomes === undefined
        ? undefined
        : {
            schema,
            outcomes,
            ...(definition !== undefined && { definition }),
            ...(version !== undefined && { version }),
          },
    [definition, version, schema, outcomes],
  );
  const plain = useMemo(() => known && planOf(known, plainForms), [known]);
  const { found: forms, error, refetch } = useForms(plain);
  const plan = useMemo(() => {
    if (known === undefined || forms === undefined) return undefined;
    return forms === plainForms ? plain : planOf(known, forms);
  }, [known, plain, forms]);
  const components = useComponents(plan);
  const again = (): void => {
    refetch();
    components.refetch();
  };
  return {
    plan: components.found === undefined ? undefined : plan,
    error: error ?? components.error,
    refetch: again,
  };
}
