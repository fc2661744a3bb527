'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { LateMenu } from '@fermata/ui';
import { SearchField } from '../../../shared/views/search-field.tsx';
import { isFiltered, type InstanceFilters } from '../model/filters.ts';
import { filterNames, useChips, type FilterName } from './chips.ts';

// What opens beside the line comes with the first filter.
const FilterChip = dynamic(() => import('./filter-chip.tsx').then((part) => part.FilterChip), { ssr: false });
const FilterPanel = dynamic(() => import('./filter-panel.tsx').then((part) => part.FilterPanel), {
  ssr: false,
});

interface Properties {
  readonly filters: InstanceFilters;
  readonly onChange: (change: Partial<InstanceFilters>) => void;
  readonly onClear: () => void;
  /** What stands at the end of the line. */
  readonly children?: ReactNode;
}

/** Search, the filters that are set as chips, and one button for more. */
export function FilterBar({ filters, onChange, onClear, children }: Properties): ReactNode {
  const words = useTranslations('instances');
  const chips = useChips(filters);
  const [open, setOpen] = useState<FilterName>();
  const apply = (change: Partial<InstanceFilters>) => {
    setOpen(undefined);
    onChange(change);
  };
  return (
    <div className="fm-filters">
      <SearchField
        className="fm-filters-search"
        label={words('search')}
        value={filters.q}
        onChange={(q) => onChange({ q })}
      />
      {chips.map((chip) => (
        <FilterChip
          key={chip.id}
          chip={chip}
          filters={filters}
          isOpen={open === chip.id}
          onOpen={(isOpen) => setOpen(isOpen ? chip.id : undefined)}
          onApply={apply}
        />
      ))}
      <AddFilter
        rest={filterNames.filter((name) => chips.every(({ id }) => id !== name))}
        filters={filters}
        onApply={apply}
      />
      {isFiltered(filters) && (
        <Button variant="subtle" size="xs" onClick={onClear}>
          {words('filter.clear')}
        </Button>
      )}
      <div className="fm-filters-end">{children}</div>
    </div>
  );
}

interface AddProperties {
  readonly rest: readonly FilterName[];
  readonly filters: InstanceFilters;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
}

const loadNames = async () => (await import('./filter-names.tsx')).FilterNames;

function AddFilter({ rest, filters, onApply }: AddProperties): ReactNode {
  const words = useTranslations('instances');
  const [name, setName] = useState<FilterName>();
  const close = () => setName(undefined);
  const apply = (change: Partial<InstanceFilters>) => {
    close();
    onApply(change);
  };
  return (
    <span className="fm-filter-add">
      <LateMenu
        position="bottom-start"
        load={loadNames}
        given={{ names: rest, onChoose: setName }}
        target={
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={14} />}
            disabled={rest.length === 0}
          >
            {words('filter.add')}
          </Button>
        }
      />
      {name !== undefined && <FilterPanel name={name} filters={filters} onApply={apply} onClose={close} />}
    </span>
  );
}
