'use client';
import type { ReactNode } from 'react';
import { pointer } from '@fermata/model';
import { MappingField } from '../fields/mapping-field.tsx';
import { inputSchemaOf } from '../model/input-schema.ts';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';

/** What the step is given: one field for each that its task, form, event or table takes. */
export function StepInput({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, known, catalogue } = usePanel();
  const step = stepOf(definition, stepId);
  const words = step['type'] === 'set' ? 'setWith' : 'with';
  return (
    <MappingField
      path={pointer('steps', stepId, 'with')}
      words={words}
      schema={inputSchemaOf(step, { known, catalogue })}
    />
  );
}
