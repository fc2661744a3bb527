'use client';
import { useMemo, type ReactNode } from 'react';
import { Autocomplete } from '@mantine/core';
import { connectionsIn } from '../model/reference-offers.ts';
import { usePanel } from '../panel-context.tsx';
import { FieldFrame } from './field-frame.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

/** The connection of a task: any that the operator has set up; those of the other steps are offered. */
export function ConnectionField({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const { definition } = usePanel();
  const names = useMemo(() => connectionsIn(definition), [definition]);
  return (
    <FieldFrame path={path} words={field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Autocomplete
          id={id}
          size="sm"
          classNames={{ input: 'fm-in-mono' }}
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          data={[...names]}
          value={shownText(field.value)}
          onChange={(value) => field.set(value || undefined)}
        />
      )}
    </FieldFrame>
  );
}
