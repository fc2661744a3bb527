'use client';
import { useState, type ReactNode } from 'react';
import { JsonInput, NumberInput, Select, Switch } from '@mantine/core';
import { useTranslations } from 'next-intl';
import type { JsonObject, JsonValue } from '@fermata/model';
import { hasMarks } from '../model/expression-text.ts';
import { literalKind } from '../model/literal-kind.ts';
import { ExpressionInput } from './expression-input.tsx';
import type { FieldIds } from './field-frame.tsx';
import { LiveLine } from './live-line.tsx';
import { shownText } from './text-fields.tsx';
import type { Field } from './use-field.ts';
import { usePlace } from './use-place.ts';

interface Properties {
  readonly ids: FieldIds;
  readonly label: string;
  readonly schema: JsonObject | undefined;
  readonly field: Field;
}

/** A literal by its schema, else by what stands there: number, yes or no, choice, text with expressions, JSON. */
export function LiteralInput(properties: Properties): ReactNode {
  const kind = literalKind(properties.schema, properties.field.value);
  if (kind.kind === 'choice') return <ChoiceLiteral {...properties} options={kind.options} />;
  const Literal = LITERALS[kind.kind];
  return <Literal {...properties} />;
}

const LITERALS = Object.freeze({
  number: NumberLiteral,
  boolean: BooleanLiteral,
  json: JsonLiteral,
  text: TextLiteral,
});

function NumberLiteral({ ids, field }: Properties): ReactNode {
  return (
    <NumberInput
      id={ids.id}
      size="sm"
      error={ids.isWrong}
      aria-describedby={ids.describedBy}
      readOnly={field.readOnly}
      value={typeof field.value === 'number' ? field.value : ''}
      onChange={(value) => field.set(typeof value === 'number' ? value : undefined)}
    />
  );
}

function BooleanLiteral({ ids, field }: Properties): ReactNode {
  const texts = useTranslations('inspector');
  return (
    <Switch
      id={ids.id}
      label={field.value === undefined ? texts('notSaid') : texts(field.value === true ? 'yes' : 'no')}
      disabled={field.readOnly}
      checked={field.value === true}
      onChange={(event) => field.set(event.currentTarget.checked)}
    />
  );
}

function ChoiceLiteral({
  ids,
  field,
  options,
}: Properties & { readonly options: readonly string[] }): ReactNode {
  const texts = useTranslations('inspector');
  return (
    <Select
      id={ids.id}
      size="sm"
      error={ids.isWrong}
      aria-describedby={ids.describedBy}
      clearable
      clearButtonProps={{ 'aria-label': texts('clear') }}
      readOnly={field.readOnly}
      data={[...options]}
      value={typeof field.value === 'string' ? field.value : null}
      onChange={(value) => field.set(value ?? undefined)}
    />
  );
}

function TextLiteral({ ids, label, field }: Properties): ReactNode {
  const place = usePlace(field.path);
  return (
    <>
      <ExpressionInput
        label={label}
        place={place}
        isTemplate
        isWrong={ids.isWrong}
        value={shownText(field.value)}
        onChange={(text) => field.set(text === '' ? undefined : text)}
      />
      {hasMarks(field.value) && <LiveLine path={field.path} isTemplate source={field.value ?? ''} />}
    </>
  );
}

/** A list or an object as JSON: what is typed is kept while it is none yet. */
function JsonLiteral({ ids, field }: Properties): ReactNode {
  const [typed, setTyped] = useState<string>();
  const texts = useTranslations('inspector');
  const shown = typed ?? (field.value === undefined ? '' : JSON.stringify(field.value, null, 2));
  const change = (text: string) => {
    setTyped(text);
    if (text.trim() === '') field.set(undefined);
    else {
      const parsed = readJson(text);
      if (parsed !== undefined) field.set(parsed);
    }
  };
  return (
    <>
      <JsonInput
        id={ids.id}
        size="sm"
        autosize
        minRows={2}
        maxRows={14}
        classNames={{ input: 'fm-in-mono' }}
        aria-describedby={ids.describedBy}
        error={ids.isWrong || (shown.trim() !== '' && readJson(shown) === undefined && texts('noJson'))}
        readOnly={field.readOnly}
        value={shown}
        onChange={change}
        onBlur={() => {
          if (shown.trim() === '' || readJson(shown) !== undefined) setTyped(undefined);
        }}
      />
      <LiveLine path={field.path} isTemplate source={field.value ?? ''} />
    </>
  );
}

function readJson(text: string): JsonValue | undefined {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return undefined;
  }
}
