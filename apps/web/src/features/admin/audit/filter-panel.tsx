'use client';
import type { ReactNode } from 'react';
import { Popover, Select, Stack, TextInput } from '@mantine/core';
import { useTranslations } from 'next-intl';
import { outcomes, type AuditFilters } from '../model/audit-query.ts';

interface Properties {
  readonly filters: AuditFilters;
  readonly onChange: (change: Partial<AuditFilters>) => void;
}

// A choice needs a value, also the one that filters nothing.
const any = 'any';

/** All filters of the trail, below the button that it stands beside. */
export function FilterPanel({
  onClose,
  ...fields
}: Properties & { readonly onClose: () => void }): ReactNode {
  return (
    <Popover opened onChange={onClose} trapFocus returnFocus position="bottom-start" width={300}>
      <Popover.Target>
        <span className="fm-admin-filter-point" />
      </Popover.Target>
      <Popover.Dropdown>
        <FilterFields {...fields} />
      </Popover.Dropdown>
    </Popover>
  );
}

function FilterFields({ filters, onChange }: Properties): ReactNode {
  const words = useTranslations('admin.audit');
  const text = (name: 'actor' | 'verb' | 'object' | 'request', placeholder: string) => (
    <TextInput
      label={words(name)}
      placeholder={placeholder}
      defaultValue={filters[name] ?? ''}
      autoCapitalize="none"
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value.trim() || null })}
    />
  );
  const day = (name: 'from' | 'until') => (
    <TextInput
      type="date"
      label={words(name)}
      defaultValue={filters[name] ?? ''}
      onChange={({ currentTarget }) => onChange({ [name]: currentTarget.value || null })}
    />
  );
  return (
    <Stack gap="sm">
      {text('actor', 'ana')}
      {text('verb', 'task.')}
      {text('object', 'instance:i-…')}
      <Select
        label={words('outcome')}
        allowDeselect={false}
        data={[
          { value: any, label: words('anyOutcome') },
          ...outcomes.map((value) => ({ value, label: words(`outcomes.${value}`) })),
        ]}
        value={filters.outcome ?? any}
        comboboxProps={{ withinPortal: false }}
        onChange={(outcome) =>
          onChange({ outcome: outcome === any ? null : (outcome as AuditFilters['outcome']) })
        }
      />
      {day('from')}
      {day('until')}
      {text('request', '0b6e7c52-…')}
    </Stack>
  );
}
