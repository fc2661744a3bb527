'use client';
import { useState, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';

interface Properties {
  readonly label: string;
  readonly className: string;
  readonly id?: string;
  /** What is searched for now; null = nothing. */
  readonly value: string | null;
  readonly onChange: (q: string | null) => void;
}

const pauseMs = 250;

/** A field of a list for words to search by, which tells of them when the hand rests. */
export function SearchField({ label, value, onChange, ...place }: Properties): ReactNode {
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value ?? '');
  }
  const tell = useDebouncedCallback(
    (text: string) => onChange(text.trim() === '' ? null : text.trim()),
    pauseMs,
  );
  return (
    <TextInput
      {...place}
      size="xs"
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<IconSearch size={14} />}
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        tell(currentTarget.value);
      }}
    />
  );
}
