'use client';
import type { ReactNode } from 'react';
import { FormViewBy, type FormViewProperties } from '@fermata/ui';
import { useForms } from './use-forms.ts';

/** The form of a task, drawn by what its plan needs. */
export function TaskFormView(properties: FormViewProperties): ReactNode {
  const { forms } = useForms(properties.plan);
  return forms === undefined ? null : <FormViewBy {...properties} create={forms.create} />;
}
