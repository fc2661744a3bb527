'use client';
import { useState, type ReactNode } from 'react';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useTranslations } from 'next-intl';
import type { PersonReference } from '@fermata/contracts';
import { usePeopleFound } from './queries.ts';

interface Properties {
  readonly label: string;
  readonly description?: string;
  readonly placeholder: string;
  readonly value: string | null;
  /** Who is chosen already, by name. */
  readonly known?: PersonReference | undefined;
  readonly onChange: (person: string | null) => void;
}

const pauseMs = 200;

/** Chooses a person by a part of the name or login, or nobody. */
export function PersonSelect({ known, onChange, ...field }: Properties): ReactNode {
  const words = useTranslations('absences');
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed, pauseMs);
  const [picked, setPicked] = useState<{ value: string; label: string }>();
  const found = usePeopleFound(search.trim());
  const chosen = picked ?? (known && { value: known.id, label: known.name });
  const others = (found.data ?? []).filter(({ value }) => value !== chosen?.value);
  return (
    <Select
      {...field}
      searchable
      clearable
      data={chosen === undefined ? others : [chosen, ...others]}
      filter={({ options }) => options}
      onSearchChange={setTyped}
      nothingFoundMessage={words('notFound')}
      onChange={(value, option) => {
        setPicked(value === null || option === null ? undefined : { value, label: option.label });
        onChange(value);
      }}
    />
  );
}
