'use client';
import type { ReactNode } from 'react';
import { Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useField } from '../fields/use-field.ts';
import { MomentOrDuration } from '../step/moment-or-duration.tsx';

/** When the answer is expected; it never ends the step. */
export function Due({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector.due');
  return (
    <>
      <Switch
        label={words('on')}
        description={words('help')}
        disabled={field.readOnly}
        checked={field.value !== undefined}
        onChange={(event) => field.set(event.currentTarget.checked ? { in: 'PT8H' } : undefined)}
      />
      {field.value !== undefined && <MomentOrDuration path={path} duration="in" />}
    </>
  );
}
