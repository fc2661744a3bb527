'use client';
import type { ReactNode } from 'react';
import type { KnownValues } from '../model/live-result.ts';
import { ConditionBox } from './condition-box.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldWords } from './field-words.ts';
import { LiveLine } from './live-line.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

interface Properties {
  readonly path: string;
  readonly words?: string;
  /** Values of names that only this place has. */
  readonly extra?: KnownValues;
}

/** A condition, built without code or written; an empty one takes the field away. */
export function ConditionField({ path, words, extra }: Properties): ReactNode {
  const field = useField(path);
  const name = words ?? field.name;
  const { label } = useFieldWords(name);
  const source = shownText(field.value);
  return (
    <FieldFrame path={path} words={name} problems={field.problems}>
      {(ids) => (
        <>
          <ConditionBox
            ids={ids}
            label={label}
            source={source}
            onChange={(text) => field.set(text || undefined)}
          />
          <LiveLine source={source} {...(extra === undefined ? {} : { extra })} />
        </>
      )}
    </FieldFrame>
  );
}
