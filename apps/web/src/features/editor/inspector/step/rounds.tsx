'use client';
import type { ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject } from '@fermata/model';
import { ConditionField } from '../fields/condition-field.tsx';
import { ChoiceField, NumberField } from '../fields/plain-fields.tsx';
import { ReferenceField } from '../fields/reference-field.tsx';
import { TemplateField } from '../fields/template-field.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { useField } from '../fields/use-field.ts';
import { ValueField } from '../fields/value-field.tsx';
import { fieldChange } from '../model/field-change.ts';
import { usePanel } from '../panel-context.tsx';

type Mode = 'once' | 'forEach' | 'repeat';

/** Once, once for each item of a list, or again and again: one of the three. */
export function Rounds({ path }: { readonly path: string }): ReactNode {
  const { definition, commit, readOnly } = usePanel();
  const words = useTranslations('inspector.rounds');
  const each = useField(`${path}/forEach`);
  const again = useField(`${path}/repeat`);
  const mode: Mode = each.value !== undefined ? 'forEach' : again.value !== undefined ? 'repeat' : 'once';
  const turn = (next: string) => {
    if (mode !== 'once') commit(fieldChange(definition, `${path}/${mode}`, undefined));
    if (next === 'forEach') each.set({ items: '${ [] }' });
    if (next === 'repeat') again.set({ until: 'true' });
  };
  return (
    <>
      <SegmentedControl
        size="xs"
        disabled={readOnly}
        aria-label={words('label')}
        data={(['once', 'forEach', 'repeat'] as const).map((value) => ({ value, label: words(value) }))}
        value={mode}
        onChange={turn}
      />
      {mode === 'forEach' && <ForEach path={each.path} />}
      {mode === 'repeat' && <Repeat path={again.path} />}
    </>
  );
}

function Repeat({ path }: { readonly path: string }): ReactNode {
  return (
    <>
      <ConditionField path={`${path}/while`} />
      <ConditionField path={`${path}/until`} words="repeatUntil" />
      <NumberField path={`${path}/max`} words="repeatMax" min={1} />
    </>
  );
}

function ForEach({ path }: { readonly path: string }): ReactNode {
  const tolerate = useField(`${path}/tolerate`);
  const isShare = isObject(tolerate.value) && 'share' in tolerate.value;
  return (
    <>
      <ValueField path={`${path}/items`} />
      <TextField path={`${path}/as`} isMono />
      <NumberField path={`${path}/concurrency`} min={1} />
      <ConditionField path={`${path}/until`} words="forEachUntil" />
      <ChoiceField path={`${path}/rest`} words="forEachRest" options={['ignore', 'cancel', 'block']} />
      {isShare ? (
        <NumberField path={`${path}/tolerate/share`} min={0} max={1} />
      ) : (
        <NumberField path={`${path}/tolerate/count`} words="tolerateCount" min={0} />
      )}
      <ValueField path={`${path}/collect`} />
      <ReferenceField path={`${path}/more/event`} of="events" words="moreEvent" />
      <MoreItems path={`${path}/more`} />
    </>
  );
}

function MoreItems({ path }: { readonly path: string }): ReactNode {
  const { value } = useField(path);
  if (value === undefined) return null;
  return (
    <div className="fm-in-part">
      <TemplateField path={`${path}/key`} words="waitKey" />
      <ConditionField path={`${path}/where`} />
      <ValueField path={`${path}/item`} />
    </div>
  );
}
