'use client';
import { useState, type ReactNode } from 'react';
import { Autocomplete } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { durationFrom, durationParts } from '../model/duration-words.ts';
import { FieldFrame } from './field-frame.tsx';
import { shownText } from './text-fields.tsx';
import { useField } from './use-field.ts';

const OFTEN = Object.freeze(['PT30S', 'PT5M', 'PT1H', 'PT8H', 'P1D', 'P7D']);

/** A duration: ISO 8601, or as people write it (`8 h`), or an expression; said in words below. */
export function DurationField({
  path,
  words,
}: {
  readonly path: string;
  readonly words?: string;
}): ReactNode {
  const field = useField(path);
  const [typed, setTyped] = useState<string>();
  const inWords = useDurationWords();
  const text = typed ?? shownText(field.value);
  const leave = () => {
    if (typed !== undefined) field.set(durationFrom(typed) || undefined);
    setTyped(undefined);
  };
  return (
    <FieldFrame
      path={path}
      words={words ?? field.name}
      problems={field.problems}
      aside={<span className="fm-in-field-words">{inWords(durationFrom(text))}</span>}
    >
      {({ id, describedBy, isWrong }) => (
        <Autocomplete
          id={id}
          size="sm"
          aria-describedby={describedBy}
          error={isWrong}
          readOnly={field.readOnly}
          data={[...OFTEN]}
          filter={({ options, search }) => (OFTEN.includes(search) || search === '' ? options : [])}
          renderOption={({ option }) => (
            <span>
              {inWords(option.value)} <code className="fm-in-field-words">{option.value}</code>
            </span>
          )}
          value={text}
          onChange={setTyped}
          onOptionSubmit={(value) => {
            field.set(value);
            setTyped(undefined);
          }}
          onBlur={leave}
          onKeyDown={(event) => {
            if (event.key === 'Enter') leave();
          }}
        />
      )}
    </FieldFrame>
  );
}

/** Says a duration in words; nothing for what is none. */
export function useDurationWords(): (text: string) => string {
  const words = useTranslations('inspector.duration');
  return (text) => (durationParts(text) ?? []).map(({ unit, count }) => words(unit, { count })).join(' ');
}
