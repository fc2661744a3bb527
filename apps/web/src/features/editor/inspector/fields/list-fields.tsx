'use client';
import type { ReactNode } from 'react';
import { MultiSelect, Select, TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { isObject, type JsonObject } from '@fermata/model';
import { usePanel } from '../panel-context.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  readonly words?: string;
}

/** Some steps of the workflow, by their titles. */
export function StepsField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const steps = useSteps();
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <MultiSelect
          id={id}
          size="sm"
          searchable
          hidePickedOptions
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          data={[...withUnknown(steps, textsIn(field.value))]}
          value={[...textsIn(field.value)]}
          onChange={(value) => field.set(value.length === 0 ? undefined : value)}
        />
      )}
    </FieldFrame>
  );
}

/** One step of the workflow. */
export function StepField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const steps = useSteps();
  const texts = useTranslations('inspector');
  const current = typeof field.value === 'string' && field.value !== '' ? field.value : null;
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Select
          id={id}
          size="sm"
          searchable
          clearable={!field.readOnly}
          clearButtonProps={{ 'aria-label': texts('clear') }}
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          placeholder={texts('noStep')}
          data={[...withUnknown(steps, current === null ? [] : [current])]}
          value={current}
          onChange={(value) => field.set(value ?? undefined)}
        />
      )}
    </FieldFrame>
  );
}

/** Some texts: codes of errors, outcomes, names of people and groups, values of a choice. */
export function TagsField({
  path,
  words,
  suggestions = [],
}: Properties & { readonly suggestions?: readonly string[] }): ReactNode {
  const field = useField(path);
  const texts = useTranslations('inspector');
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <TagsInput
          id={id}
          size="sm"
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          acceptValueOnBlur
          splitChars={[]}
          placeholder={textsIn(field.value).length === 0 ? texts('addTag') : ''}
          data={[...suggestions]}
          value={[...textsIn(field.value)]}
          onChange={(value) => field.set(value.length === 0 ? undefined : value)}
        />
      )}
    </FieldFrame>
  );
}

/** The steps of the workflow for a choice. */
export function useSteps(): readonly { readonly value: string; readonly label: string }[] {
  const { definition } = usePanel();
  const steps = definition['steps'];
  return Object.entries(isObject(steps) ? (steps as JsonObject) : {}).map(([id, step]) => ({
    value: id,
    label: titleOf(id, step),
  }));
}

function titleOf(id: string, step: unknown): string {
  const title = isObject(step) ? (step as JsonObject)['title'] : undefined;
  return typeof title === 'string' && title !== '' ? `${title} (${id})` : id;
}

/** A value that the draft has though no such step is there must be seen, or it would vanish at the next change. */
function withUnknown(
  steps: readonly { readonly value: string; readonly label: string }[],
  chosen: readonly string[],
): readonly { readonly value: string; readonly label: string }[] {
  const known = new Set(steps.map(({ value }) => value));
  return [...steps, ...chosen.filter((id) => !known.has(id)).map((id) => ({ value: id, label: id }))];
}

/** The texts of a list; one text alone counts as a list of it. */
export function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? [] : [value];
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}
