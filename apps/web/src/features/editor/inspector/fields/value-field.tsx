'use client';
import { useState, type ReactNode } from 'react';
import { SegmentedControl } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { JsonObject, JsonValue } from '@fermata/model';
import { asExpression, literalIn, literalSource, soleExpression } from '../model/expression-text.ts';
import { ExpressionInput } from './expression-input.tsx';
import { FieldFrame } from './field-frame.tsx';
import { LiteralInput } from './literal-input.tsx';
import { LiveLine } from './live-line.tsx';
import { useField } from './use-field.ts';
import { usePlace } from './use-place.ts';

interface Properties {
  readonly path: string;
  readonly words?: string;
  /** JSON Schema of the value, where it is known. */
  readonly schema?: JsonObject | undefined;
  /** In place of the words of a field of the language: how the author calls it. */
  readonly title?: string;
  readonly required?: boolean;
  /** A value that its author named stays, as an empty text, when nothing is left of it. */
  readonly isNamed?: boolean;
}

type Mode = 'value' | 'expression';

/** A value that an author writes: literal, or an expression; one switch between the two. */
export function ValueField({
  path,
  words,
  schema,
  title,
  required = false,
  isNamed = false,
}: Properties): ReactNode {
  const found = useField(path);
  const field = isNamed ? { ...found, set: (value: JsonValue | undefined) => found.set(value ?? '') } : found;
  const texts = useTranslations('inspector');
  const place = usePlace(path);
  const [chosen, setChosen] = useState<Mode>();
  const source = soleExpression(field.value);
  const mode: Mode =
    source === undefined ? (field.value === undefined ? (chosen ?? 'value') : 'value') : 'expression';
  const turn = (next: string) => {
    setChosen(next as Mode);
    const turned = turnedValue(field.value, next as Mode);
    if (turned !== field.value) field.set(turned);
  };
  const name = title ?? words ?? field.name;
  return (
    <FieldFrame
      path={path}
      words={name}
      {...(title === undefined ? {} : { title, help: helpOf(schema), required })}
      problems={field.problems}
      aside={
        <SegmentedControl
          size="xs"
          className="fm-in-mode"
          aria-label={texts('mode.label', { field: name })}
          disabled={field.readOnly}
          data={[
            { value: 'value', label: texts('mode.value') },
            { value: 'expression', label: texts('mode.expression') },
          ]}
          value={mode}
          onChange={turn}
        />
      }
    >
      {(ids) =>
        mode === 'expression' ? (
          <>
            <ExpressionInput
              label={name}
              place={place}
              isWrong={ids.isWrong}
              value={source ?? ''}
              onChange={(text) => field.set(text === '' ? undefined : asExpression(text))}
            />
            <LiveLine path={path} source={source ?? ''} />
          </>
        ) : (
          <LiteralInput ids={ids} label={name} schema={schema} field={field} />
        )
      }
    </FieldFrame>
  );
}

/** What a value becomes in the other mode; an expression that is no literal leaves nothing behind as a value. */
function turnedValue(value: JsonValue | undefined, mode: Mode): JsonValue | undefined {
  const source = soleExpression(value);
  if (mode === 'value') return source === undefined ? value : literalIn(source);
  if (source !== undefined || value === undefined) return value;
  return asExpression(literalSource(value));
}

function helpOf(schema: JsonObject | undefined): string | undefined {
  const text = schema?.['description'];
  return typeof text === 'string' ? text : undefined;
}
