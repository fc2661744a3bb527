'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button, Menu, Popover, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconPlus, IconSearch, IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { isFiltered, type InstanceFilters } from '../model/filters.ts';
import { filterNames, useChips, type Chip, type FilterName } from './chips.ts';

// The fields stand in panels that open later.
const FilterField = dynamic(() => import('./filter-field.tsx').then((part) => part.FilterField), {
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
      <Search value={filters.q} onChange={(q) => onChange({ q })} />
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

function Search({
  value,
  onChange,
}: {
  readonly value: string | null;
  readonly onChange: (q: string | null) => void;
}) {
  const words = useTranslations('instances');
  const [typed, setTyped] = useState(value ?? '');
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    setTyped(value ?? '');
  }
  const tell = useDebouncedCallback((text: string) => onChange(text.trim() === '' ? null : text.trim()), 250);
  return (
    <TextInput
      size="xs"
      type="search"
      className="fm-filters-search"
      aria-label={words('search')}
      placeholder={words('search')}
      leftSection={<IconSearch size={14} />}
      value={typed}
      maxLength={200}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        tell(currentTarget.value);
      }}
    />
  );
}

interface ChipProperties {
  readonly chip: Chip;
  readonly filters: InstanceFilters;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
}

function FilterChip({ chip, filters, isOpen, onOpen, onApply }: ChipProperties): ReactNode {
  const words = useTranslations('instances');
  return (
    <span className="fm-filter-chip">
      <Popover opened={isOpen} onChange={onOpen} trapFocus position="bottom-start" width={280}>
        <Popover.Target>
          <button type="button" className="fm-filter-text" onClick={() => onOpen(!isOpen)}>
            {chip.text}
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <FilterField name={chip.id} filters={filters} onApply={onApply} />
        </Popover.Dropdown>
      </Popover>
      <button
        type="button"
        className="fm-filter-off"
        aria-label={words('filter.remove', { filter: chip.text })}
        onClick={() => onApply(chip.without)}
      >
        <IconX size={14} />
      </button>
    </span>
  );
}

interface AddProperties {
  readonly rest: readonly FilterName[];
  readonly filters: InstanceFilters;
  readonly onApply: (change: Partial<InstanceFilters>) => void;
}

function AddFilter({ rest, filters, onApply }: AddProperties): ReactNode {
  const words = useTranslations('instances');
  const [name, setName] = useState<FilterName>();
  return (
    <Popover
      opened={name !== undefined}
      onChange={() => setName(undefined)}
      trapFocus
      position="bottom-start"
      width={280}
      withRoles={false}
    >
      <Popover.Target>
        <span>
          <Menu position="bottom-start">
            <Menu.Target>
              <Button
                variant="default"
                size="xs"
                leftSection={<IconPlus size={14} />}
                disabled={rest.length === 0}
              >
                {words('filter.add')}
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              {rest.map((one) => (
                <Menu.Item key={one} onClick={() => setName(one)}>
                  {words(`filter.${one}`)}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </span>
      </Popover.Target>
      <Popover.Dropdown>
        {name !== undefined && (
          <FilterField
            name={name}
            filters={filters}
            onApply={(change) => {
              setName(undefined);
              onApply(change);
            }}
          />
        )}
      </Popover.Dropdown>
    </Popover>
  );
}
