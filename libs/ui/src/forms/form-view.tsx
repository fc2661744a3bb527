'use client';
import type { ReactNode } from 'react';
import { createForm } from '@fermata/forms';
import type { FormViewProperties } from './form-view-properties.ts';
import { FormViewBy } from './form-view-by.tsx';

/** A form, drawn from its plan, with everything between opening it and handing on its answer. */
export function FormView(properties: FormViewProperties): ReactNode {
  return <FormViewBy {...properties} create={createForm} />;
}
