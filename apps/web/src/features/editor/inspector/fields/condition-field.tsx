'use client';
import dynamic from 'next/dynamic';
import type { ReactNode } from 'react';
import { Skeleton } from '@mantine/core';
import { FieldFrame } from './field-frame.tsx';
import { useFieldWords } from './field-words.ts';
import { LiveLine } from './live-line.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

const ConditionBox = dynamic(() => import('./condition-box.tsx').then((part) => part.ConditionBox), {
  ssr: false,
  loading: () => <Skeleton height={72} />,
});

interface Properties {
  readonly path: string;
  readonly words?: string;
}

/** A condition, built without code or written; an empty one takes the field away. */
export function ConditionField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const name = words ?? field.name;
  const { label } = useFieldWords(name);
  const source = shownText(field.value);
  return (
    <FieldFrame path={path} words={name} problems={field.problems}>
      {({ isWrong }) => (
        <>
          <ConditionBox
            path={path}
            label={label}
            isWrong={isWrong}
            source={source}
            onChange={(text) => field.set(text || undefined)}
          />
          <LiveLine path={path} source={source} />
        </>
      )}
    </FieldFrame>
  );
}
