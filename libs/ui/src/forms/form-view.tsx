'use client';
import type { ReactNode } from 'react';
import { createForm } from '@fermata/forms';
import type { FormViewProperties } from './form-view-properties.ts';
import { FormViewBy } from './form-view-by.tsx';
import { builtIn } from './registry/built-in.ts';

/** A form, drawn from its plan, with everything between opening it and handing on its answer. */
export function FormView(properties: FormViewProperties): ReactNode {
  const { registry = builtIn } = properties;
  return <FormViewBy {...properties} create={createForm} registry={registry} />;
}
