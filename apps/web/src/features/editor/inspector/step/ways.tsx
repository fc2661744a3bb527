'use client';
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { connect } from '@fermata/editing';
import { pointer } from '@fermata/model';
import { ConditionField } from '../fields/condition-field.tsx';
import { StepField, useSteps } from '../fields/list-fields.tsx';
import { ChoiceField, NumberField } from '../fields/plain-fields.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { useField } from '../fields/use-field.ts';
import { stepOf } from '../model/step-type.ts';
import { usePanel } from '../panel-context.tsx';
import { WayList } from './way-list.tsx';

/** Where it goes on: how it parts, and the transitions in the order in which they are tried. */
export function Ways({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, readOnly } = usePanel();
  const path = pointer('steps', stepId);
  const { split } = stepOf(definition, stepId);
  return (
    <>
      <ChoiceField path={`${path}/split`} options={['first', 'all', 'race']} />
      {split === 'race' && <ChoiceField path={`${path}/win`} options={['settle', 'start']} />}
      <WayList path={`${path}/next`}>{(place) => <Way path={place} />}</WayList>
      {!readOnly && <NewWay stepId={stepId} />}
    </>
  );
}

function Way({ path }: { readonly path: string }): ReactNode {
  const copies = useField(`${path}/copies`);
  const [isMore, setMore] = useState(false);
  const words = useTranslations('inspector');
  const showsMore = isMore || copies.value !== undefined;
  return (
    <>
      <StepField path={`${path}/to`} />
      <ConditionField path={`${path}/when`} />
      {showsMore ? (
        <>
          <TextField path={`${path}/title`} words="wayTitle" />
          <NumberField path={`${path}/copies`} min={0} />
        </>
      ) : (
        <button type="button" className="fm-in-link-button" onClick={() => setMore(true)}>
          {words('more')}
        </button>
      )}
    </>
  );
}

function NewWay({ stepId }: { readonly stepId: string }): ReactNode {
  const { definition, commit } = usePanel();
  const words = useTranslations('inspector');
  const steps = useSteps();
  return (
    <Select
      size="xs"
      searchable
      aria-label={words('addWay')}
      placeholder={words('addWay')}
      data={[...steps]}
      value={null}
      onChange={(to) => {
        if (to !== null) commit(connect(definition, stepId, { to }));
      }}
    />
  );
}
