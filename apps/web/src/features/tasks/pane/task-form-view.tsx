'use client';
import type { ReactNode } from 'react';
import { FormViewBy, type FormViewProperties } from '@fermata/ui';
import { useComponents } from './use-components.ts';
import { useForms } from './use-forms.ts';

/** The form of a task, read and drawn by what its plan needs. */
export function TaskFormView(properties: FormViewProperties): ReactNode {
  const { found: forms } = useForms(properties.plan);
  const { found: registry } = useComponents(properties.plan);
  if (forms === undefined || registry === undefined) return null;
  return <FormViewBy {...properties} create={forms.create} registry={registry} />;
}
