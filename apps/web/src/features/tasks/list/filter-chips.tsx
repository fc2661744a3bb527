'use client';
import dynamic from 'next/dynamic';
import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useTranslations } from 'next-intl';
import { filtersSet, isFiltered, switches, type FilterName, type TaskFilters } from '../model/filters.ts';
import { FoundCount } from './found-count.tsx';
import { useChipText } from './use-chip-text.ts';

// What opens at a chip comes with the first one.
const FilterPanel = dynamic(() => import('./filter-panel.tsx').then((part) => part.FilterPanel), {
  ssr: false,
});

interface Properties {
  readonly filters: TaskFilters;
  readonly onChange: (change: Partial<TaskFilters>) => void;
  readonly onClear: () => void;
}

/** The filters that are set: pressed, one is set anew; its cross takes it off. Nothing where none is. */
export function FilterChips({ filters, onChange, onClear }: Properties): ReactNode {
  const words = useTranslations('tasks.filter');
  const textOf = useChipText(filters);
  const [open, setOpen] = useState<FilterName>();
  if (!isFiltered(filters)) return null;
  return (
    <div className="fm-filters fm-tasks-filters">
      {filtersSet(filters).map((name) => (
        <span key={name} className="fm-filter-chip">
          <button
            type="button"
            className="fm-filter-text"
            onClick={() => !switches.has(name) && setOpen(name)}
          >
            {textOf(name)}
          </button>
          {open === name && (
            <FilterPanel
              name={name}
              filters={filters}
              onClose={() => setOpen(undefined)}
              onApply={(change) => {
                setOpen(undefined);
                onChange(change);
              }}
            />
          )}
          <button
            type="button"
            className="fm-filter-off"
            aria-label={words('remove', { filter: textOf(name) })}
            onClick={() => onChange({ [name]: null })}
          >
            <IconX size={14} />
          </button>
        </span>
      ))}
      <Button variant="subtle" size="compact-xs" onClick={onClear}>
        {words('clear')}
      </Button>
      <FoundCount filters={filters} />
    </div>
  );
}
