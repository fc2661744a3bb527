'use client';
import type { ReactNode } from 'react';
import { Textarea, TextInput } from '@mantine/core';
import { FieldFrame } from './field-frame.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  /** Name of the words; the name of the field unless said. */
  readonly words?: string;
  readonly isMono?: boolean;
}

/** One line of text; an empty one takes the field away. */
export function TextField({ path, words, isMono = false }: Properties): ReactNode {
  const field = useField(path);
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <TextInput
          id={id}
          size="sm"
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          classNames={isMono ? { input: 'fm-in-mono' } : {}}
          value={shownText(field.value)}
          onChange={(event) => field.set(event.currentTarget.value || undefined)}
        />
      )}
    </FieldFrame>
  );
}

/** Text of several lines that grows with what it holds. */
export function LongTextField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  return (
    <FieldFrame path={path} words={words ?? field.name} problems={field.problems}>
      {({ id, describedBy, isWrong }) => (
        <Textarea
          id={id}
          size="sm"
          autosize
          minRows={2}
          maxRows={10}
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          value={shownText(field.value)}
          onChange={(event) => field.set(event.currentTarget.value || undefined)}
        />
      )}
    </FieldFrame>
  );
}

/** What a draft has where a text belongs. */
export function shownText(value: unknown): string {
  if (typeof value === 'string') return value;
  return value === undefined ? '' : JSON.stringify(value);
}
