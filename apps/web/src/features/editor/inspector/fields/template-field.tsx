'use client';
import type { ReactNode } from 'react';
import { hasMarks } from '../model/expression-text.ts';
import { ExpressionInput } from './expression-input.tsx';
import { FieldFrame } from './field-frame.tsx';
import { useFieldWords } from './field-words.ts';
import { LiveLine } from './live-line.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';
import { usePlace } from './use-place.ts';

interface Properties {
  readonly path: string;
  readonly words?: string;
}

/** A text in which `${ … }` marks expressions. */
export function TemplateField({ path, words }: Properties): ReactNode {
  const field = useField(path);
  const name = words ?? field.name;
  const { label } = useFieldWords(name);
  const place = usePlace(path);
  return (
    <FieldFrame path={path} words={name} problems={field.problems}>
      {({ isWrong }) => (
        <>
          <ExpressionInput
            label={label}
            place={place}
            isTemplate
            isWrong={isWrong}
            value={shownText(field.value)}
            onChange={(text) => field.set(text || undefined)}
          />
          {hasMarks(field.value) && <LiveLine path={path} isTemplate source={field.value ?? ''} />}
        </>
      )}
    </FieldFrame>
  );
}
