'use client';
import { useState, type ReactNode } from 'react';
import { Button, Checkbox, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { useWorkflows } from '../api/lists.ts';
import { waitingKinds, type InstanceFilters } from '../model/filters.ts';
import type { FilterName } from './chips.ts';

interface Properties {
  readonly name: FilterName;
  readonly filters: InstanceFilters;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
}

/** The field of one filter. Choices apply at once, what is typed by Enter. */
export function FilterField(properties: Properties): ReactNode {
  switch (properties.name) {
    case 'definition':
      return <WorkflowField {...properties} />;
    case 'waits':
      return <WaitsField {...properties} />;
    case 'open':
      return <OpenField {...properties} />;
    default:
      return <TypedField {...properties} />;
  }
}

function WorkflowField({ filters, onApply }: Properties): ReactNode {
  const words = useTranslations('instances');
  const { data = [] } = useWorkflows();
  return (
    <Select
      label={words('filter.definition')}
      placeholder={words('filter.choose')}
      data={data.map(({ name, title }) => ({ value: name, label: `${title} (${name})` }))}
      value={filters.definition}
      searchable
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      nothingFoundMessage={words('filter.nothing')}
      onChange={(definition) => onApply({ definition })}
    />
  );
}

function WaitsField({ filters, onApply }: Properties): ReactNode {
  const words = useTranslations('instances');
  const [chosen, setChosen] = useState<readonly string[]>(filters.waits);
  return (
    <Stack gap="xs">
      <Checkbox.Group
        label={words('filter.waits')}
        value={[...chosen]}
        onChange={(kinds) => setChosen(kinds)}
      >
        <Stack gap={6} mt={6}>
          {waitingKinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={words(`waits.${kind}`)} />
          ))}
        </Stack>
      </Checkbox.Group>
      <Button onClick={() => onApply({ waits: chosen as InstanceFilters['waits'] })}>
        {words('filter.apply')}
      </Button>
    </Stack>
  );
}

function OpenField({ filters, onApply }: Properties): ReactNode {
  const words = useTranslations('instances');
  return (
    <Select
      label={words('filter.open')}
      data={['true', 'false'].map((value) => ({ value, label: words('chip.open', { value }) }))}
      value={filters.open === null ? null : String(filters.open)}
      data-autofocus
      comboboxProps={{ withinPortal: false }}
      onChange={(value) => onApply({ open: value === null ? null : value === 'true' })}
    />
  );
}

function TypedField({ name, filters, onApply }: Properties): ReactNode {
  const words = useTranslations('instances');
  const [value, setValue] = useState(String(filters[name] ?? ''));
  const isNumber = name === 'version';
  const isDay = name === 'from' || name === 'to';
  const label = words(`filter.${name}`);
  const apply = () => {
    const text = value.trim();
    onApply({ [name]: text === '' ? null : isNumber ? Number(text) : text });
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      <Stack gap="xs">
        {isNumber ? (
          <NumberInput
            label={label}
            value={value}
            min={1}
            allowDecimal={false}
            data-autofocus
            onChange={(next) => setValue(String(next))}
          />
        ) : (
          <TextInput
            label={label}
            value={value}
            type={isDay ? 'date' : 'text'}
            maxLength={200}
            data-autofocus
            onChange={({ currentTarget }) => setValue(currentTarget.value)}
          />
        )}
        <Button type="submit">{words('filter.apply')}</Button>
      </Stack>
    </form>
  );
}
