'use client';
import { useState, type ReactNode } from 'react';
import { Autocomplete, NumberInput, Select, TagsInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import {
  bareOperators,
  operatorsFor,
  type Comparison,
  type ConditionOperator,
  type ConditionValue,
  type ScopeField,
} from '@fermata/editing';
import { scalarFrom, scalarText, withOperator } from '../model/condition-draft.ts';

interface Properties {
  readonly comparison: Comparison;
  readonly fields: readonly ScopeField[];
  readonly readOnly: boolean;
  readonly onChange: (comparison: Comparison) => void;
}

type Scalar = string | number | boolean | null;

/** Field, operator, value. */
export function ComparisonRow({ comparison, fields, readOnly, onChange }: Properties): ReactNode {
  const words = useTranslations('inspector.condition');
  const { field, operator } = comparison;
  const known = fields.find(({ path }) => path === field);
  const fitting = operatorsFor(known?.type);
  const operators = fitting.includes(operator) ? fitting : [operator, ...fitting];
  const choose = (next: string) => {
    const type = fields.find(({ path }) => path === next)?.type;
    const fits = type === undefined || operatorsFor(type).includes(operator);
    const moved = { ...comparison, field: next };
    onChange(fits ? moved : withOperator(moved, operatorsFor(type)[0] ?? 'is'));
  };
  return (
    <div className="fm-in-comparison">
      <Autocomplete
        size="xs"
        aria-label={words('field')}
        placeholder={words('field')}
        classNames={{ input: 'fm-in-mono' }}
        readOnly={readOnly}
        limit={60}
        data={fields.map(({ path }) => path)}
        value={field}
        onChange={choose}
      />
      <Select
        size="xs"
        aria-label={words('operatorLabel')}
        allowDeselect={false}
        readOnly={readOnly}
        data={operators.map((one) => ({ value: one, label: words(`operator.${one}`) }))}
        value={operator}
        onChange={(next) => onChange(withOperator(comparison, next as ConditionOperator))}
      />
      {!bareOperators.includes(operator) && (
        <ComparedValue
          comparison={comparison}
          known={known}
          fields={fields}
          readOnly={readOnly}
          onChange={onChange}
        />
      )}
    </div>
  );
}

type ValueProperties = Properties & { readonly known: ScopeField | undefined };

function ComparedValue(properties: ValueProperties): ReactNode {
  const { value = '' } = properties.comparison;
  const type = properties.known?.type;
  if (Array.isArray(value)) return <ComparedList {...properties} />;
  const isNumeric = typeof value === 'number' && (type === 'number' || type === 'integer');
  return isNumeric ? <ComparedNumber {...properties} /> : <ComparedText {...properties} />;
}

function ComparedList({ comparison, known, readOnly, onChange }: ValueProperties): ReactNode {
  const words = useTranslations('inspector.condition');
  const type = known?.type;
  const list = (Array.isArray(comparison.value) ? comparison.value : []) as readonly Scalar[];
  return (
    <TagsInput
      size="xs"
      aria-label={words('value')}
      readOnly={readOnly}
      data={(known?.values ?? []).map(String)}
      value={list.map((one) => scalarText(one, type))}
      onChange={(texts) => onChange({ ...comparison, value: texts.map((text) => scalarFrom(text, type)) })}
    />
  );
}

function ComparedNumber({ comparison, readOnly, onChange }: ValueProperties): ReactNode {
  const words = useTranslations('inspector.condition');
  return (
    <NumberInput
      size="xs"
      aria-label={words('value')}
      readOnly={readOnly}
      value={comparison.value as number}
      onChange={(next) => onChange({ ...comparison, value: typeof next === 'number' ? next : 0 })}
    />
  );
}

function ComparedText({ comparison, known, fields, readOnly, onChange }: ValueProperties): ReactNode {
  const words = useTranslations('inspector.condition');
  const { value = '', field } = comparison;
  const type = known?.type;
  const isField = typeof value === 'object' && value !== null;
  const paths = fields.map(({ path }) => path).filter((path) => path !== field);
  return (
    <TypedValue
      key={field}
      text={isField ? fieldOf(value) : scalarText(value, type)}
      label={words('value')}
      readOnly={readOnly}
      options={[...(known?.values ?? []).map(String), ...paths]}
      onChange={(typed) =>
        onChange({ ...comparison, value: paths.includes(typed) ? { field: typed } : scalarFrom(typed, type) })
      }
    />
  );
}

function fieldOf(value: ConditionValue): string {
  return typeof value === 'object' && value !== null && 'field' in value ? value.field : '';
}

interface TypedProperties {
  readonly text: string;
  readonly label: string;
  readonly readOnly: boolean;
  readonly options: readonly string[];
  readonly onChange: (text: string) => void;
}

/** What is typed stays as it is typed (`1.`, `"4`) until the field is left. */
function TypedValue({ text, label, readOnly, options, onChange }: TypedProperties): ReactNode {
  const [typed, setTyped] = useState<string>();
  return (
    <Autocomplete
      size="xs"
      aria-label={label}
      placeholder={label}
      readOnly={readOnly}
      limit={40}
      data={[...new Set(options)]}
      value={typed ?? text}
      onChange={(next) => {
        setTyped(next);
        onChange(next);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
