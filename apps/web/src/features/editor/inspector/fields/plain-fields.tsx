'use client';
import type { ReactNode } from 'react';
import { NumberInput, Select, Switch, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { FieldFrame } from './field-frame.tsx';
import { useFieldWords } from './field-words.ts';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  readonly words?: string;
}

/** A number; where an expression stands instead it is shown as text. */
export function NumberField({
  path,
  words,
  min,
  max,
}: Properties & { readonly min?: number; readonly max?: number }): ReactNode {
  const field = useField(path);
  const isOther = field.value !== undefined && typeof field.value !== 'number';
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) =>
        isOther ? (
          <TextInput
            id={id}
            size="sm"
            classNames={{ input: 'fm-in-mono' }}
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            value={shownText(field.value)}
            onChange={(event) => field.set(event.currentTarget.value || undefined)}
          />
        ) : (
          <NumberInput
            id={id}
            size="sm"
            aria-describedby={describedBy}
            error={isWrong}
            readOnly={field.readOnly}
            {...(min === undefined ? {} : { min })}
            {...(max === undefined ? {} : { max })}
            value={typeof field.value === 'number' ? field.value : ''}
            onChange={(value) => field.set(typeof value === 'number' ? value : undefined)}
          />
        )
      }
    </FieldFrame>
  );
}

/** Yes or no; no takes the field away. */
export function SwitchField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const { label, help } = useFieldWords(words ?? field.name);
  return (
    <div className="fm-in-field" data-path={path}>
      <Switch
        label={label}
        description={help}
        disabled={field.readOnly}
        checked={field.value === true}
        error={field.problems[0]?.message}
        onChange={(event) => field.set(event.currentTarget.checked ? true : undefined)}
      />
    </div>
  );
}

/** One of some words of the language, each explained; none takes the field away. */
export function ChoiceField({
  path,
  words,
  options,
}: Properties & { readonly options: readonly string[] }): ReactNode {
  const field = useField(path);
  const texts = useTranslations('inspector');
  const name = words ?? field.name;
  const titled = (option: string) =>
    texts.has(`choice.${name}.${option}`) ? texts(`choice.${name}.${option}`) : option;
  const current = typeof field.value === 'string' ? field.value : null;
  const known = current === null || options.includes(current) ? options : [...options, current];
  return (
    <FieldFrame path={path} words={name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Select
          id={id}
          size="sm"
          clearable={!field.readOnly}
          clearButtonProps={{ 'aria-label': texts('clear') }}
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          placeholder={texts.has(`otherwise.${name}`) ? texts(`otherwise.${name}`) : texts('notSaid')}
          data={known.map((option) => ({ value: option, label: titled(option) }))}
          value={current}
          onChange={(value) => field.set(value ?? undefined)}
        />
      )}
    </FieldFrame>
  );
}
