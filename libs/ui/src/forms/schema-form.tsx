'use client';
import { useMemo, type ReactNode } from 'react';
import { compileSchemaForm } from '@fermata/forms';
import type { JsonSchema } from '@fermata/model';
import { FormView } from './form-view.tsx';
import type { FormViewProperties } from './form-view-properties.ts';

/** What a form without a definition is given. */
export interface SchemaFormProperties extends Omit<FormViewProperties, 'plan'> {
  readonly schema: JsonSchema;
}

/** A form made from a JSON Schema alone: for start forms, panels of steps, and settings. */
export function SchemaForm({ schema, ...rest }: SchemaFormProperties): ReactNode {
  const plan = useMemo(() => compileSchemaForm(schema), [schema]);
  return <FormView plan={plan} {...rest} />;
}
