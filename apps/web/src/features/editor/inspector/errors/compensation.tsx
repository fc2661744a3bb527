'use client';
import type { ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject } from '@fermata/model';
import { FieldFrame } from '../fields/field-frame.tsx';
import { StepField } from '../fields/list-fields.tsx';
import { MappingField } from '../fields/mapping-field.tsx';
import { ChoiceField } from '../fields/plain-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { useField } from '../fields/use-field.ts';
import { Retry } from './retry.tsx';

/** How the step is undone: a task, in short or with its input and when. An `end` only says that all is undone. */
export function CompensationField({
  path,
  isEnd,
}: {
  readonly path: string;
  readonly isEnd: boolean;
}): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector');
  if (isEnd) return <ChoiceField path={path} words="endCompensate" options={['all']} />;
  const isLong = isObject(field.value);
  return (
    <>
      <ReferenceField path={isLong ? `${path}/task` : path} of="tasks" words="compensateTask" />
      {typeof field.value === 'string' && !field.readOnly && (
        <button
          type="button"
          className="fm-in-link-button"
          onClick={() => field.set({ task: field.value ?? '' })}
        >
          {words('compensateDetails')}
        </button>
      )}
      {isLong && (
        <>
          <ChoiceField path={`${path}/when`} words="compensateWhen" options={['completed', 'attempted']} />
          <MappingField path={`${path}/with`} words="compensateWith" />
          <Retry path={`${path}/retry`} />
        </>
      )}
    </>
  );
}

type Undo = 'nothing' | 'all' | 'back';

/** What is undone first, before the work goes on elsewhere. */
export function UndoField({ path }: { readonly path: string }): ReactNode {
  const field = useField(path);
  const words = useTranslations('inspector.undo');
  const kind: Undo = field.value === undefined ? 'nothing' : isObject(field.value) ? 'back' : 'all';
  const turn = (next: string | null) => {
    if (next === 'nothing') field.set(undefined);
    if (next === 'all') field.set('all');
    if (next === 'back') field.set({ to: '' });
  };
  return (
    <>
      <FieldFrame path={path} words="undo" problems={field.problems}>
        {({ id, describedBy, isWrong }) => (
          <Select
            id={id}
            size="sm"
            allowDeselect={false}
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            data={(['nothing', 'all', 'back'] as const).map((value) => ({ value, label: words(value) }))}
            value={kind}
            onChange={turn}
          />
        )}
      </FieldFrame>
      {kind === 'back' && <StepField path={`${path}/to`} words="undoTo" />}
    </>
  );
}
