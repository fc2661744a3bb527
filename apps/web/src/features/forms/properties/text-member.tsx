'use client';
import type { ReactNode } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { useMember } from './use-member.ts';
import { useProblemTexts } from '@fermata/ui';

interface Properties {
  readonly path: string;
  readonly label: string;
  readonly isLong?: boolean;
}

/** A text; an empty one takes the member away. */
export function TextMember({ path, label, isLong = false }: Properties): ReactNode {
  const { value, problem, readOnly, set } = useMember(path);
  const texts = useProblemTexts();
  const shared = {
    label,
    readOnly,
    error: problem && texts.message(problem),
    value: typeof value === 'string' ? value : '',
  };
  if (isLong) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={2}
        onChange={(event) => set(event.currentTarget.value || undefined)}
      />
    );
  }
  return <TextInput {...shared} onChange={(event) => set(event.currentTarget.value || undefined)} />;
}
